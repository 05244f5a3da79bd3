package dev.migration.reflection;

import java.sql.SQLException;

import dev.migration.MigrationException;

/**
 * Thrown when the database does not let its schema be read.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class SchemaReadException extends MigrationException {

	private final String schema;

	/**
	 * Create an exception.
	 * @param schema the schema that was being read
	 * @param cause what the database said
	 */
	public SchemaReadException(String schema, SQLException cause) {
		super("Schema '" + schema + "' could not be read: '" + ServerMessage.of(cause)
				+ "'; check the connection and the rights of its user, and try again.", cause);
		this.schema = schema;
	}

	/**
	 * Return the schema that was being read.
	 * @return the name of the migrated schema
	 */
	public String schema() {
		return this.schema;
	}

}
