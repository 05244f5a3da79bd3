package dev.migration.operation;

import dev.migration.MigrationException;

/**
 * Thrown when an operation contradicts itself.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidOperationException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 */
	public InvalidOperationException(String message) {
		super(message);
	}

}
