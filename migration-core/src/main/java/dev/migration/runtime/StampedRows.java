package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import org.jspecify.annotations.Nullable;

/**
 * Where the last stamp has put the version rows, and what was run since. Who stamps may
 * put them anywhere, so that the revision of its row in the history does not tell; what a
 * stamp left is therefore written down.
 *
 * @param stamp the entry of the stamp
 * @param rows the rows that the history makes of it, and what they were run on
 */
record StampedRows(HistoryEntry stamp, Heads rows) {

	private static final String NONE = "base";

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

	/**
	 * Find the last stamp and go on from there with the parents that revisions had when
	 * they were run.
	 * @param newestFirst the history
	 * @return the rows, unless there is no stamp or it does not say what it left
	 */
	static Optional<StampedRows> of(List<HistoryEntry> newestFirst) {
		List<HistoryEntry> since = new ArrayList<>();
		for (HistoryEntry entry : newestFirst) {
			if (entry.event() == HistoryEvent.APPLIED && entry.direction() == Direction.STAMP) {
				Heads stamped = entry.stamped();
				Collections.reverse(since);
				return (stamped != null) ? Optional.of(new StampedRows(entry, replayed(stamped, since)))
						: Optional.empty();
			}
			if (entry.event() == HistoryEvent.APPLIED) {
				since.add(entry);
			}
		}
		return Optional.empty();
	}

	private static Heads replayed(Heads stamped, List<HistoryEntry> since) {
		Set<String> rows = new LinkedHashSet<>(stamped.ids());
		for (HistoryEntry entry : since) {
			if (entry.direction() == Direction.UPGRADE) {
				// What it was run on stays, too: it may have another parent now
				rows.add(entry.revision());
			}
			else {
				rows.remove(entry.revision());
				rows.addAll(entry.downRevisions());
			}
		}
		return Heads.of(rows);
	}

}
