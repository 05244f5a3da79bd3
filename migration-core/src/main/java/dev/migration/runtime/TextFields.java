package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Fields kept as text: each with its length in characters in front, as in
 * {@link RecordedStatements}. A field may be missing.
 */
final class TextFields {

	private TextFields() {
	}

	static String text(List<? extends @Nullable Object> fields) {
		return fields.stream().map(TextFields::field).collect(Collectors.joining());
	}

	private static String field(@Nullable Object field) {
		String text = (field != null) ? field.toString() : null;
		return ((text != null) ? text.length() + ":" + text : "-") + "\n";
	}

	/**
	 * Read fields.
	 * @param text what {@link #text(List)} has written
	 * @return the fields
	 * @throws IllegalArgumentException if the text was not written so
	 */
	static List<@Nullable String> parse(String text) {
		List<@Nullable String> fields = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = start + 1;
			if (text.charAt(start) == '-') {
				fields.add(null);
			}
			else {
				int colon = text.indexOf(':', start);
				end = colon + 1 + Integer.parseInt(text.substring(start, colon));
				fields.add(text.substring(colon + 1, end));
			}
			start = end + 1;
		}
		return fields;
	}

}
