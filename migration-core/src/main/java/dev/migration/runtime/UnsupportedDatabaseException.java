package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialects;

/**
 * Thrown before anything is run when a connection leads to a database of a kind or a
 * version that cannot be migrated.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnsupportedDatabaseException extends MigrationException {

	private final String product;

	UnsupportedDatabaseException(String database, String product, String version) {
		super("Database '" + database + "' is '" + product + "' of version '" + version.lines().findFirst().orElse("")
				+ "', which is not supported. Supported are '" + String.join("', '", Dialects.SUPPORTED)
				+ "' and newer versions of them; connect to one, or switch migrations off by"
				+ " 'migration.enabled=false'.");
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
