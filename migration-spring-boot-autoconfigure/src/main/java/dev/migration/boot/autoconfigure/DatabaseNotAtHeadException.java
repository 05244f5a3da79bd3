package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.revision.Heads;

/**
 * Thrown when the application may not upgrade its database and finds it behind.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DatabaseNotAtHeadException extends MigrationException {

	DatabaseNotAtHeadException(String database, Heads rows, String target, List<String> missing) {
		super(state(database, rows, target) + " " + count(missing) + ", and this application may not upgrade it; run"
				+ " 'migrate upgrade " + target + "' or set 'migration.on-startup=upgrade'.");
	}

	DatabaseNotAtHeadException(String database, Heads rows, String target, List<String> missing, Duration waited) {
		super(state(database, rows, target) + " after '" + waited.toSeconds() + "' seconds of waiting " + count(missing)
				+ ", and this application may not upgrade it; run 'migrate upgrade " + target
				+ "', and raise 'migration.wait-timeout' if that takes longer.");
	}

	private static String state(String database, Heads rows, String target) {
		return "Database '" + database + "' is at '" + (rows.isEmpty() ? "base" : String.join("', '", rows.ids()))
				+ "' and not at '" + target + "'";
	}

	private static String count(List<String> missing) {
		String last = "'" + missing.get(missing.size() - 1) + "'";
		return (missing.size() == 1) ? "(" + last + " is missing)"
				: "(" + missing.size() + " revisions are missing, the last is " + last + ")";
	}

}
