package dev.migration.reflection;

import java.sql.Connection;
import java.util.List;

import dev.migration.dialect.Dialect;

import org.springframework.util.Assert;

/**
 * Tells whether a statement took effect: sums up what the catalogs say of everything that
 * it names. Equal before and after an interruption means that it did not. Nothing that
 * changes by itself takes part, such as rows and the values of sequences.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface StateDigest {

	/**
	 * Sum up what a statement is about.
	 * @param sql the statement; what is named in it is looked at, whatever it is
	 * @return the version of the way of summing, that of the server, and the sum
	 * @throws SchemaReadException if the database refuses
	 */
	String of(String sql);

	/**
	 * Return what a statement names that is there but not whole, because the server ended
	 * while it made it. Servers make a single change or do not make it; where one does
	 * not, nobody can use what is left.
	 * @param sql the statement
	 * @return the names, as the database stores them
	 * @throws SchemaReadException if the database refuses
	 */
	default List<String> torn(String sql) {
		return List.of();
	}

	/**
	 * Return whether two sums can be compared, since the same server printed what was
	 * summed.
	 * @param one a sum
	 * @param other another sum
	 * @return {@code true} if so
	 */
	static boolean comparable(String one, String other) {
		int end = one.lastIndexOf(':');
		return end >= 0 && end == other.lastIndexOf(':') && one.regionMatches(0, other, 0, end);
	}

	/**
	 * Return the way to sum up on a database.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schema the migrated schema, as the database stores it
	 * @return the digest
	 * @throws IllegalArgumentException if there is none for the dialect
	 */
	static StateDigest of(Connection connection, Dialect dialect, String schema) {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.hasLength(schema, "'schema' must not be empty");
		return switch (dialect.name()) {
			case "postgresql" -> new PostgreSqlStateDigest(connection, schema);
			case "mariadb", "mysql" -> new MariaDbStateDigest(connection, dialect, schema);
			case "h2" -> new H2StateDigest(connection, schema);
			default -> throw new IllegalArgumentException("No digest for dialect '" + dialect.name() + "'");
		};
	}

}
