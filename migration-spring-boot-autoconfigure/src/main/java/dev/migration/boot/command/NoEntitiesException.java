package dev.migration.boot.command;

import dev.migration.MigrationException;

/**
 * Thrown when nothing says which entities one of several databases has. Among others it
 * may just have none.
 */
final class NoEntitiesException extends MigrationException {

	NoEntitiesException(String message) {
		super(message);
	}

}
