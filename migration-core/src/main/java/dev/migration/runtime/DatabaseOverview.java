package dev.migration.runtime;

import java.util.List;

/**
 * What a database says about itself and its past, in as few rows as that takes.
 *
 * @param state the state
 * @param last the row of each revision that says what was done with it last, and that by
 * which it was recorded anew, newest first
 * @param end the last rows of all, newest first
 * @param runs the runs that were asked for, newest first
 * @param total how many runs there are of those that were asked for, on whatever page
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseOverview(DatabaseState state, List<HistoryEntry> last, List<HistoryEntry> end,
		List<HistoryEntry> runs, long total) {

	public DatabaseOverview {
		last = List.copyOf(last);
		end = List.copyOf(end);
		runs = List.copyOf(runs);
	}

}
