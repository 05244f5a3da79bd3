package dev.migration.autogenerate;

import dev.migration.MigrationException;

/**
 * Thrown when somebody else changes a schema each time that it is compared.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ChangingSchemaException extends MigrationException {

	ChangingSchemaException(String schema, int attempts) {
		super("Schema '" + schema + "' was changed by somebody else while it was compared, " + attempts
				+ " times in a row; wait until that is over and try again.");
	}

}
