package dev.migration.runtime;

import java.time.Instant;
import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history table.
 *
 * @param number its number, ascending in the order of writing
 * @param revision the revision
 * @param downRevisions its parents then
 * @param direction whether it went up, down or was stamped
 * @param event what happened
 * @param message the revision's message
 * @param startedAt when it started, or {@code null} if somebody wrote the row who did not
 * say
 * @param durationMillis how long it took, in milliseconds
 * @param databaseUser who was connected
 * @param host the machine that ran it
 * @param applicationVersion the version of the application, or {@code null} if unknown
 * @param error the database's answer to a failed revision, otherwise {@code null}
 * @param downgradeRecorded whether the statements that undo it are kept with it
 * @param tag what the run was called, or {@code null} for nothing
 * @param checksum what the script said, or {@code null} if that was not written down
 * @param stamped the version rows that a stamp left, otherwise {@code null}, as it is if
 * an earlier version of the tool stamped
 * @author The Migration Authors
 * @since 0.1.0
 */
public record HistoryEntry(long number, String revision, List<String> downRevisions, Direction direction,
		HistoryEvent event, @Nullable String message, @Nullable Instant startedAt, long durationMillis,
		@Nullable String databaseUser, @Nullable String host, @Nullable String applicationVersion,
		@Nullable String error, boolean downgradeRecorded, @Nullable String tag, @Nullable String checksum,
		@Nullable Heads stamped) {

	public HistoryEntry {
		downRevisions = List.copyOf(downRevisions);
	}

	/**
	 * Return the entry with another text of its failure.
	 * @param text the database's answer, for somebody who may not see all of it
	 * @return the changed entry
	 */
	public HistoryEntry withError(String text) {
		return new HistoryEntry(this.number, this.revision, this.downRevisions, this.direction, this.event,
				this.message, this.startedAt, this.durationMillis, this.databaseUser, this.host,
				this.applicationVersion, text, this.downgradeRecorded, this.tag, this.checksum, this.stamped);
	}

}
