package dev.migration.runtime;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.schema.Name;

/**
 * Thrown when something else has the name of the version or history table.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class StateTableMismatchException extends MigrationException {

	private final String table;

	private StateTableMismatchException(Name table, String message) {
		super(message);
		this.table = table.text();
	}

	static StateTableMismatchException kind(String database, Name table, String kind, boolean history) {
		String article = (kind.charAt(0) == 'i') ? "an " : "a ";
		return new StateTableMismatchException(table, "'" + table + "' of database '" + database + "' is " + article
				+ kind + ", not the table of this tool; " + remedy(history));
	}

	static StateTableMismatchException columns(String database, Name table, List<String> columns, List<String> expected,
			boolean history) {
		return new StateTableMismatchException(table,
				"'" + table + "' of database '" + database + "' is not the table of this tool: it has the columns '"
						+ String.join("', '", columns) + "'; expected '" + String.join("', '", expected) + "'. " + "S"
						+ remedy(history).substring(1));
	}

	private static String remedy(boolean history) {
		return "set 'migration.version-table' to another name"
				+ (history ? ", after which the history is named too." : ".");
	}

	/**
	 * Return which table it is.
	 * @return the name
	 */
	public String table() {
		return this.table;
	}

}
