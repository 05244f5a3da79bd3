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
	FAILED

}
