package dev.migration.reflection;

import java.sql.Connection;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;

import org.springframework.util.Assert;

/**
 * Reads one view, routine or trigger as it is now, so that it can be put back.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ObjectReader {

	/**
	 * Read an object.
	 * @param key what to read; a routine without arguments is the only one of its name
	 * @return the object with the definition that creates it again, or nothing if there
	 * is none
	 * @throws SchemaReadException if the database refuses, or hides the definition
	 */
	Optional<DatabaseObject> read(ObjectKey key);

	/**
	 * Return the reader of a database.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schema the migrated schema, as the database stores it
	 * @return the reader
	 * @throws IllegalArgumentException if there is no reader for the dialect
	 */
	static ObjectReader of(Connection connection, Dialect dialect, String schema) {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.hasLength(schema, "'schema' must not be empty");
		return switch (dialect.name()) {
			case "postgresql" -> new PostgreSqlObjectReader(connection, dialect, schema);
			case "mariadb", "mysql" -> new MariaDbObjectReader(connection, dialect, schema);
			case "h2" -> new H2ObjectReader(connection, dialect, schema);
			default -> throw new IllegalArgumentException("No reader for dialect '" + dialect.name() + "'");
		};
	}

	/**
	 * Return whether a statement that replaces an object has to repeat what the object
	 * has beside its definition.
	 * @param dialect the dialect of the database
	 * @return {@code true} if the database would lose it
	 */
	static boolean isRestated(Dialect dialect) {
		return dialect.name().equals("mariadb") || dialect.name().equals("mysql");
	}

	/**
	 * Return whether this kind is a view of one sort or the other.
	 * @param kind the kind
	 * @return {@code true} for views
	 */
	static boolean isView(ObjectKind kind) {
		return kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW;
	}

}
