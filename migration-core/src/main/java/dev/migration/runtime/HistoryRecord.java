package dev.migration.runtime;

import java.time.Duration;
import java.time.Instant;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be written to the history table.
 *
 * @param revision the revision
 * @param direction whether it goes up, down or is stamped
 * @param event what happened
 * @param startedAt when it started
 * @param duration how long it took
 * @param checksum the checksum of what was recorded, or {@code null} for none
 * @param downgrade the statements that undo it, or {@code null} if they are not known
 * @param error why it failed, or {@code null}
 */
record HistoryRecord(RevisionNode revision, Direction direction, HistoryEvent event, Instant startedAt,
		Duration duration, @Nullable String checksum, @Nullable RecordedStatements downgrade, @Nullable String error) {

}
