package dev.migration.reflection;

import java.sql.Connection;

import dev.migration.dialect.Dialect;
import dev.migration.schema.SchemaSource;

import org.springframework.util.Assert;

/**
 * Chooses what reads a schema, by the dialect.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SchemaReaders {

	private SchemaReaders() {
	}

	/**
	 * Return the reader of a database.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect of the database
	 * @param scope what to read
	 * @return the source, which reads anew each time
	 * @throws IllegalArgumentException if there is no reader for the dialect
	 */
	public static SchemaSource of(Connection connection, Dialect dialect, SchemaScope scope) {
		Assert.notNull(dialect, "'dialect' must not be null");
		return switch (dialect.name()) {
			case "postgresql" -> new PostgreSqlReflection(connection, dialect, scope);
			case "mariadb", "mysql" -> new MariaDbReflection(connection, dialect, scope);
			case "h2" -> new H2Reflection(connection, dialect, scope);
			default -> throw new IllegalArgumentException("No reader for dialect '" + dialect.name() + "'");
		};
	}

}
