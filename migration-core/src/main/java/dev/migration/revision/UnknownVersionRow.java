package dev.migration.revision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A row of the version table for which there is no script, and what is known about it.
 *
 * @param revision the revision id in the row
 * @param since when it was applied, or {@code null} if unknown
 * @param applicationVersion the version of the application that applied it, or
 * {@code null} if unknown
 * @param databaseUser who was connected, or {@code null} if unknown
 * @param message what the revision does, or {@code null} if unknown
 * @param downgradeRecorded whether the statements that undo it are kept in the history
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnknownVersionRow(String revision, @Nullable Instant since, @Nullable String applicationVersion,
		@Nullable String databaseUser, @Nullable String message, boolean downgradeRecorded) {

	/**
	 * Return a row about which nothing else is known.
	 * @param revision the revision id in the row
	 * @return the row
	 */
	public static UnknownVersionRow of(String revision) {
		return new UnknownVersionRow(revision, null, null, null, null, false);
	}

	/**
	 * Say what is known, such as {@code 'c3' (add email) was applied at
	 * 2026-11-20T23:29:18Z by version '2.0' as user 'app'; its downgrade is recorded in
	 * the history}.
	 */
	String description() {
		StringBuilder text = new StringBuilder(Quoted.of(this.revision));
		if (this.message != null && !this.message.isBlank()) {
			text.append(" (").append(Quoted.plain(this.message)).append(')');
		}
		text.append((this.since != null) ? " was applied at " + this.since : " was applied");
		if (this.applicationVersion != null) {
			text.append(" by version ").append(Quoted.of(this.applicationVersion));
		}
		if (this.databaseUser != null) {
			text.append(" as user ").append(Quoted.of(this.databaseUser));
		}
		return text
			.append(this.downgradeRecorded ? " and its downgrade is recorded in the history"
					: " and no downgrade of it is recorded")
			.toString();
	}

	boolean isExplained() {
		return this.since != null || this.applicationVersion != null || this.databaseUser != null
				|| this.message != null || this.downgradeRecorded;
	}

}
