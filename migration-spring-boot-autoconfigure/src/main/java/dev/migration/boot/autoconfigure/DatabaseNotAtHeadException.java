package dev.migration.boot.autoconfigure;

import java.time.Duration;

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
		super(state(database, rows, target) + ", and this application may not upgrade it; run 'migrate upgrade "
				+ target + "' or set 'migration.on-startup=upgrade'.");
	}

	DatabaseNotAtHeadException(String database, Heads rows, String target, Duration waited) {
		super(state(database, rows, target) + " after '" + waited.toSeconds()
				+ "' seconds of waiting, and this application may not upgrade it; run 'migrate upgrade " + target
				+ "', and raise 'migration.wait-timeout' if that takes longer.");
	}

	private static String state(String database, Heads rows, String target) {
		return "Database '" + database + "' is at '" + (rows.isEmpty() ? "base" : String.join("', '", rows.ids()))
				+ "' and not at '" + target + "'";
	}

}
