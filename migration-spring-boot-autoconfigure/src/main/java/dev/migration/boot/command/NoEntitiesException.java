package dev.migration.boot.command;

import dev.migration.MigrationException;

/**
 * Thrown when nothing says which entities one of several databases has. Among others it
 * may just have none.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class NoEntitiesException extends MigrationException {

	NoEntitiesException(String message) {
		super(message);
	}

}
