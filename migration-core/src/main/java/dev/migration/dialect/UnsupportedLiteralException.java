package dev.migration.dialect;

import dev.migration.MigrationException;

/**
 * Thrown when a value has no literal in a database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnsupportedLiteralException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 */
	public UnsupportedLiteralException(String message) {
		super(message);
	}

}
