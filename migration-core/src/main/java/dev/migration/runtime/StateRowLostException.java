package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when a row of the version or history table was inserted and is not there: the
 * database was told to throw it away, and with it the knowledge of what was run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class StateRowLostException extends MigrationException {

	private final String table;

	private StateRowLostException(QualifiedName table) {
		super("'" + table + "' did not keep a row that was inserted: a trigger or a rule of the table takes it away."
				+ " Drop that and run again.");
		this.table = table.toString();
	}

	/**
	 * Check that a row was inserted.
	 * @param table where
	 * @param count how many rows the database says
	 * @throws StateRowLostException if it is not one
	 */
	static void require(QualifiedName table, int count) {
		if (count != 1) {
			throw new StateRowLostException(table);
		}
	}

	/**
	 * Return which table it is.
	 * @return the name
	 */
	public String table() {
		return this.table;
	}

}
