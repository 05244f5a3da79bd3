package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a connection has no current schema.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class SchemaNotFoundException extends MigrationException {

	SchemaNotFoundException(String database) {
		super("The connection to database '" + database
				+ "' has no current schema; set 'migration.schema', or create the schema that its search path names or grant"
				+ " USAGE on it.");
	}

}
