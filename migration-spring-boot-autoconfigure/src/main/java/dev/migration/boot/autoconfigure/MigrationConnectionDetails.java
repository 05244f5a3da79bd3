package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details of the connection that migrations use. A bean of this type wins over every
 * other source.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface MigrationConnectionDetails extends ConnectionDetails {

	/**
	 * Return the JDBC URL of the database to migrate.
	 * @return the URL
	 */
	String getJdbcUrl();

	/**
	 * Return the user who migrates.
	 * @return the user, or {@code null} to leave it to the URL
	 */
	@Nullable String getUsername();

	/**
	 * Return the password of that user.
	 * @return the password or {@code null} for none
	 */
	@Nullable String getPassword();

}
