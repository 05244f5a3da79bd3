package dev.migration.boot.docker.compose;

import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.boot.autoconfigure.ServiceConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Lets migrations use the database of a Compose file, whatever the properties say.
 */
class JdbcAdaptingMigrationConnectionDetailsFactory
		implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrationConnectionDetails> {

	@Override
	public MigrationConnectionDetails getConnectionDetails(JdbcConnectionDetails source) {
		return new AdaptedConnectionDetails(source);
	}

	/**
	 * What the application's DataSource uses.
	 *
	 * @param source the details of the DataSource
	 */
	private record AdaptedConnectionDetails(JdbcConnectionDetails source) implements ServiceConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.source.getJdbcUrl();
		}

		@Override
		public @Nullable String getUsername() {
			return this.source.getUsername();
		}

		@Override
		public @Nullable String getPassword() {
			return this.source.getPassword();
		}

	}

}
