package dev.migration.runtime;

/**
 * What shares a transaction where the database allows DDL in one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum TransactionMode {

	/**
	 * Each revision is committed by itself.
	 */
	PER_REVISION,

	/**
	 * All revisions of a run are committed together, or none of them is. One without a
	 * transaction is run by itself between those before it and those behind it.
	 */
	PER_RUN

}
