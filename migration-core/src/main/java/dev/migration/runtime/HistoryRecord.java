package dev.migration.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;

/**
 * What is about to be written to the history table.
 *
 * @param revision the revision
 * @param direction whether it goes up, down or is stamped
 * @param event what happened
 * @param startedAt when it started
 * @param duration how long it took
 * @param outcome what is known of it, such as its checksum, by the name of the column
 */
record HistoryRecord(RevisionNode revision, Direction direction, HistoryEvent event, Instant startedAt,
		Duration duration, Map<String, ?> outcome) {

	HistoryRecord {
		outcome = Map.copyOf(outcome);
	}

}
