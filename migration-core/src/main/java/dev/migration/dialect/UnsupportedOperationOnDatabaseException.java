package dev.migration.dialect;

import dev.migration.MigrationException;

/**
 * Thrown when a database cannot do what an operation asks for.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnsupportedOperationOnDatabaseException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what the database cannot do and what to do instead
	 */
	public UnsupportedOperationOnDatabaseException(String message) {
		super(message);
	}

}
