package dev.migration.runtime;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Thrown before the first revision would create tables that are already there, in a
 * database that the tool has never migrated: one made by {@code ddl-auto} or by another
 * tool.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ExistingTablesException extends MigrationException {

	private final String database;

	private final List<String> tables;

	ExistingTablesException(String database, List<String> tables) {
		super("Database '" + database + "' has no version table but already holds "
				+ ((tables.size() == 1) ? "table " : "tables ") + quoted(tables)
				+ ", which the first revision creates. Nothing was changed. If the schema was made by other means, mark it:"
				+ " 'migrate stamp head' if 'migrate check' finds no differences, otherwise 'migrate stamp' with the last"
				+ " revision that it has, and then 'migrate upgrade head'.");
		this.database = database;
		this.tables = List.copyOf(tables);
	}

	private static String quoted(List<String> tables) {
		List<String> shown = tables.stream().limit(5).map((table) -> "'" + table + "'").toList();
		String more = (tables.size() > shown.size()) ? " and '" + (tables.size() - shown.size()) + "' more" : "";
		return String.join(", ", shown) + more;
	}

	/**
	 * Return which database it is.
	 * @return the name
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return the tables that are there already.
	 * @return the names
	 */
	public List<String> tables() {
		return this.tables;
	}

}
