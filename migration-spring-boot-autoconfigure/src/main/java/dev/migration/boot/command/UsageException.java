package dev.migration.boot.command;

import dev.migration.MigrationException;

/**
 * Thrown when a command is written in a way that makes no sense.
 */
final class UsageException extends MigrationException {

	UsageException(String message) {
		super(message);
	}

}
