package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown before anything is run when a connection leads to another kind of database than
 * the dialect that was chosen.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DialectMismatchException extends MigrationException {

	private final String dialect;

	private final String product;

	DialectMismatchException(String database, String dialect, String product, String serverDialect) {
		super("Database '" + database + "' is '" + product + "', but 'migration.dialect' says '" + dialect
				+ "'; remove 'migration.dialect' or set it to '" + serverDialect
				+ "', or connect to another database.");
		this.dialect = dialect;
		this.product = product;
	}

	/**
	 * Return the dialect that was chosen.
	 * @return its name
	 */
	public String dialect() {
		return this.dialect;
	}

	/**
	 * Return what the database is.
	 * @return the product's name as its driver gives it
	 */
	public String product() {
		return this.product;
	}

}
