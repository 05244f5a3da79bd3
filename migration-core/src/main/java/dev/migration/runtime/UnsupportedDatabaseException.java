package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown before anything is run when a connection leads to a database of a kind that
 * cannot be migrated.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnsupportedDatabaseException extends MigrationException {

	private final String product;

	UnsupportedDatabaseException(String database, String product) {
		super("Database '" + database + "' is '" + product + "', which is not supported. The supported database is"
				+ " 'PostgreSQL'; connect to one, or switch migrations off by 'migration.enabled=false'.");
		this.product = product;
	}

	/**
	 * Return what the database is.
	 * @return the product's name as its driver gives it
	 */
	public String product() {
		return this.product;
	}

}
