package dev.migration.runtime;

import java.util.List;

/**
 * What a database says about itself and its past.
 *
 * @param state the state
 * @param history what was run, newest first
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseSnapshot(DatabaseState state, List<HistoryEntry> history) {

	public DatabaseSnapshot {
		history = List.copyOf(history);
	}

}
