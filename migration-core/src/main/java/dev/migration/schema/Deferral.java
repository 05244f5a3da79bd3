package dev.migration.schema;

/**
 * When a constraint is checked within a transaction.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum Deferral {

	/**
	 * After each statement, always.
	 */
	NOT_DEFERRABLE,

	/**
	 * After each statement unless the transaction defers it.
	 */
	INITIALLY_IMMEDIATE,

	/**
	 * At commit unless the transaction asks for it earlier.
	 */
	INITIALLY_DEFERRED

}
