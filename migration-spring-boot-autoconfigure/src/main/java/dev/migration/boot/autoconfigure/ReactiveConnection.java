package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a reactive application has instead of a DataSource.
 */
@FunctionalInterface
interface ReactiveConnection {

	/**
	 * An application without R2DBC.
	 */
	ReactiveConnection NONE = (properties) -> null;

	/**
	 * Return a JDBC connection to the same database.
	 * @param properties another user, perhaps
	 * @return the connection, or {@code null} if there is no reactive one
	 * @throws InvalidConnectionException if JDBC cannot lead to the same place
	 */
	@Nullable ConnectionSource find(DatabaseProperties properties);

}
