package dev.migration.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import dev.migration.revision.Heads;
import org.jspecify.annotations.Nullable;

/**
 * The version rows that a stamp left, as the history keeps them: who stamps may put them
 * anywhere, so that the revision of a row in the history does not tell where they are.
 */
final class StampedRows {

	private static final String NONE = "base";

	private StampedRows() {
	}

	/**
	 * Return what to write into the row of a stamp.
	 * @param after the rows that it leaves
	 * @return the column by its name
	 */
	static Map<String, String> column(Heads after) {
		return Map.of(HistoryTable.STATEMENT, after.isEmpty() ? NONE : String.join(",", after.ids()));
	}

	/**
	 * Read the column.
	 * @param text what it says, {@code null} in the rows of earlier versions
	 * @return the rows, if they were written down
	 */
	static Optional<Heads> parse(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(text.equals(NONE) ? Heads.none() : Heads.of(Arrays.asList(text.split(","))));
	}

}
