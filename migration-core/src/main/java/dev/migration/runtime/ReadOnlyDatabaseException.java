package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a database that is to be migrated takes no changes. Nothing has run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ReadOnlyDatabaseException extends MigrationException {

	ReadOnlyDatabaseException(String database, String reason) {
		super("Database '" + database + "' is read-only: " + reason
				+ ". Migrate the primary server: set 'migration.url' or 'migration.host'. Nothing was changed.");
	}

}
