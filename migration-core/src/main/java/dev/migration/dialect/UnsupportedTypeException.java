package dev.migration.dialect;

import dev.migration.MigrationException;

/**
 * Thrown when a database has no such type.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnsupportedTypeException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 */
	public UnsupportedTypeException(String message) {
		super(message);
	}

}
