package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;

/**
 * Thrown when connection settings make no sense.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidConnectionException extends MigrationException {

	InvalidConnectionException(String message) {
		super(message);
	}

}
