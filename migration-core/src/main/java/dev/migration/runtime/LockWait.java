package dev.migration.runtime;

import java.time.Duration;

/**
 * A wait for the lock under which a database is migrated, once it is over.
 *
 * @param database the name of the database
 * @param duration how long it took, next to nothing if nobody held the lock
 * @param outcome how it ended
 * @author The Migration Authors
 * @since 0.1.0
 */
public record LockWait(String database, Duration duration, Outcome outcome) {

	/**
	 * How a wait ends.
	 */
	public enum Outcome {

		/**
		 * The lock was taken.
		 */
		ACQUIRED,

		/**
		 * Another instance has done all that there was to do.
		 */
		NOT_NEEDED,

		/**
		 * Another session has held the lock for too long.
		 */
		TIMED_OUT

	}

}
