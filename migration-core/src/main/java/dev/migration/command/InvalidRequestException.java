package dev.migration.command;

import dev.migration.MigrationException;

/**
 * Thrown when what was asked for makes no sense: a blank message, no entity model to
 * compare, no place to write to. A usage error on the command line.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidRequestException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 */
	public InvalidRequestException(String message) {
		super(message);
	}

}
