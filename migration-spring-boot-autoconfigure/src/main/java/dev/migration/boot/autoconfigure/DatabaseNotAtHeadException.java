package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;
import dev.migration.revision.Heads;

/**
 * Thrown when the application may not upgrade its database and finds it behind.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DatabaseNotAtHeadException extends MigrationException {

	DatabaseNotAtHeadException(String database, Heads rows, String target) {
		super("Database '" + database + "' is at '" + (rows.isEmpty() ? "base" : String.join("', '", rows.ids()))
				+ "' and not at '" + target + "', and this application may not upgrade it; run 'migrate upgrade "
				+ target + "' or set 'migration.on-startup=upgrade'.");
	}

}
