package dev.migration.runtime;

import java.time.Duration;
import java.util.List;

/**
 * Called around upgrades and downgrades and around each of their revisions, while the
 * lock is held. An exception from {@link #beforeRevision} or {@link #afterRevision} fails
 * the revision. But for {@link #afterLockWait}, neither stamps, nor SQL that is only
 * printed, nor a run that has nothing to do call anything; a dry run calls what is called
 * in the transaction of a revision.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface MigrationCallback {

	/**
	 * Called once the wait for the lock is over, whatever it was taken for: also by
	 * stamps and by dry runs, and before it is known whether there is anything to do. An
	 * exception ends the command or the start.
	 * @param wait how long it took and how it ended
	 */
	default void afterLockWait(LockWait wait) {
	}

	/**
	 * Called before the first revision of a run. An exception ends the run, which then
	 * has changed nothing.
	 * @param run what is about to be done
	 */
	default void beforeRun(MigrationRun run) {
	}

	/**
	 * Called once all revisions of a run are committed. An exception ends the command or
	 * the start but leaves them applied.
	 * @param run what was to be done
	 * @param applied what was done, in order
	 */
	default void afterRun(MigrationRun run, List<AppliedRevision> applied) {
	}

	/**
	 * Called instead of {@link #afterRun} once a run has failed. What is committed by
	 * then stays applied. An exception is added to that of the failure.
	 * @param run what was to be done
	 * @param failure why it ended, which is thrown after this
	 */
	default void failedRun(MigrationRun run, RuntimeException failure) {
	}

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
