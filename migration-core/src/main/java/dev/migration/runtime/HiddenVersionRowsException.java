package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when the version table shows no rows to a user from whom it may hide them: what
 * is applied would be applied once more.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class HiddenVersionRowsException extends MigrationException {

	private final String table;

	HiddenVersionRowsException(String database, QualifiedName table, String sqlName) {
		super("Row security is on for '" + table + "' of database '" + database + "', and shows no rows to this user:"
				+ " nobody can tell whether there are none. Nothing was changed. Migrate as the owner of the table, or switch"
				+ " it off: 'ALTER TABLE " + sqlName + " DISABLE ROW LEVEL SECURITY' (for the history as well).");
		this.table = table.toString();
	}

	/**
	 * Return which table it is.
	 * @return the name
	 */
	public String table() {
		return this.table;
	}

}
