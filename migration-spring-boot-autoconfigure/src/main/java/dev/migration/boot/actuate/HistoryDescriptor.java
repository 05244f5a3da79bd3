package dev.migration.boot.actuate;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.migration.revision.Direction;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Description of one run of a revision.
 *
 * @param number its number, greater than those of all runs before it
 * @param revision the revision
 * @param message what the revision was about then, or {@code null} if the history does
 * not say
 * @param direction whether it went up, down or was stamped
 * @param outcome whether it was carried out or failed
 * @param startedAt when it started, or {@code null} if the history does not say
 * @param durationMillis how long it took
 * @param databaseUser who was connected, or {@code null} if the history does not say
 * @param host the machine that ran it, or {@code null} if the history does not say
 * @param applicationVersion the version of the application, or {@code null} if unknown
 * @param tag what the run was called, or {@code null} for nothing
 * @param error why it failed, or {@code null} if it did not
 * @author The Migration Authors
 * @since 0.1.0
 */
@JsonInclude(Include.ALWAYS)
public record HistoryDescriptor(long number, String revision, @Nullable String message, Direction direction,
		Outcome outcome, @Nullable Instant startedAt, long durationMillis, @Nullable String databaseUser,
		@Nullable String host, @Nullable String applicationVersion, @Nullable String tag, @Nullable String error) {

	static HistoryDescriptor of(HistoryEntry entry) {
		return new HistoryDescriptor(entry.number(), entry.revision(), entry.message(), entry.direction(),
				(entry.event() == HistoryEvent.FAILED) ? Outcome.FAILED : Outcome.APPLIED, entry.startedAt(),
				entry.durationMillis(), entry.databaseUser(), entry.host(), entry.applicationVersion(), entry.tag(),
				entry.error());
	}

	/**
	 * What came of a run.
	 */
	public enum Outcome {

		/**
		 * It was carried out or stamped.
		 */
		APPLIED,

		/**
		 * It failed.
		 */
		FAILED

	}

}
