package dev.migration.runtime;

import java.time.Duration;

/**
 * Called around revisions while the lock is held. An exception from
 * {@link #beforeRevision} or {@link #afterRevision} fails the revision.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface MigrationCallback {

	/**
	 * Called in the revision's transaction before its script. A transaction that does not
	 * get its locks is tried again, and this is called again.
	 * @param revision the revision that is about to run
	 */
	default void beforeRevision(RevisionRun revision) {
	}

	/**
	 * Called in the revision's transaction after its script and before the commit.
	 * @param revision the revision that has run
	 */
	default void afterRevision(RevisionRun revision) {
	}

	/**
	 * Called once the revision is committed, with all that shares its transaction. An
	 * exception ends the run but leaves this revision applied.
	 * @param revision the revision that was applied or taken back
	 * @param duration how long it took
	 */
	default void afterCommit(RevisionRun revision, Duration duration) {
	}

}
