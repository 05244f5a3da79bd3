package dev.migration.runtime;

/**
 * What a row of the history table reports.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum HistoryEvent {

	/**
	 * A revision without a transaction has begun.
	 */
	STARTED,

	/**
	 * A statement of a revision without a transaction is about to be carried out.
	 */
	BEGUN,

	/**
	 * A statement of a revision without a transaction was carried out.
	 */
	STATEMENT,

	/**
	 * A revision was carried out.
	 */
	APPLIED,

	/**
	 * A revision failed.
	 */
	FAILED,

	/**
	 * The scripts were found to be those that were carried out.
	 */
	VERIFIED,

	/**
	 * What is recorded of a revision was recorded anew.
	 */
	REPAIRED

}
