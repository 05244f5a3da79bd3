package dev.migration.boot.testcontainers;

import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.boot.autoconfigure.ServiceConnectionDetails;
import org.testcontainers.containers.JdbcDatabaseContainer;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Lets migrations use a container with {@code @ServiceConnection}, whatever the
 * properties say.
 */
class MigrationContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<JdbcDatabaseContainer<?>, MigrationConnectionDetails> {

	@Override
	protected MigrationConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
		return new MigrationContainerConnectionDetails(source);
	}

	private static final class MigrationContainerConnectionDetails
			extends ContainerConnectionDetails<JdbcDatabaseContainer<?>> implements ServiceConnectionDetails {

		private MigrationContainerConnectionDetails(ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
			super(source);
		}

		@Override
		public String getJdbcUrl() {
			return getContainer().getJdbcUrl();
		}

		@Override
		public String getUsername() {
			return getContainer().getUsername();
		}

		@Override
		public String getPassword() {
			return getContainer().getPassword();
		}

	}

}
