package dev.migration.boot.actuate;

/**
 * How a run or a revision ends.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum MigrationOutcome {

	/**
	 * It is not over.
	 */
	RUNNING,

	/**
	 * It is committed.
	 */
	APPLIED,

	/**
	 * It failed, or shares the transaction of a revision that did.
	 */
	FAILED

}
