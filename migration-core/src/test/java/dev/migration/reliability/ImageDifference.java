package dev.migration.reliability;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Says in what two images differ.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ImageDifference {

	private ImageDifference() {
	}

	/**
	 * Compare two images.
	 * @param expected what should be
	 * @param actual what is
	 * @return the lines that only one of them has, or {@code null} if they are equal
	 */
	public static @Nullable String between(DatabaseImage expected, DatabaseImage actual) {
		if (expected.equals(actual)) {
			return null;
		}
		List<String> lines = new ArrayList<>();
		compare("schema", expected.schema().lines().toList(), actual.schema().lines().toList(), lines);
		compare("rows", expected.rows().lines().toList(), actual.rows().lines().toList(), lines);
		compare("versions", expected.versions(), actual.versions(), lines);
		compare("history", expected.history(), actual.history(), lines);
		return lines.isEmpty() ? "the same in another order" : String.join("\n", lines);
	}

	private static void compare(String what, List<String> expected, List<String> actual, List<String> lines) {
		List<String> missing = new ArrayList<>(expected);
		actual.forEach(missing::remove);
		List<String> additional = new ArrayList<>(actual);
		expected.forEach(additional::remove);
		missing.forEach((line) -> lines.add(what + " lacks: " + line));
		additional.forEach((line) -> lines.add(what + " has: " + line));
	}

}
