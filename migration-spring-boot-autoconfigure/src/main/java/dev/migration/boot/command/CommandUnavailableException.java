package dev.migration.boot.command;

import dev.migration.MigrationException;

/**
 * Thrown when a command cannot run in this application, whatever its arguments.
 */
final class CommandUnavailableException extends MigrationException {

	CommandUnavailableException(String message) {
		super(message);
	}

}
