package dev.migration.schema;

import dev.migration.MigrationException;

/**
 * Thrown when a schema value makes no sense: an empty name, a key without columns, two
 * tables of the same name.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidSchemaException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 */
	public InvalidSchemaException(String message) {
		super(message);
	}

}
