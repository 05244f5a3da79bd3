package dev.migration.boot.test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Takes the place of the application's own connections, which need not be configured and
 * are never opened.
 */
final class UnusedDataSources implements InstantiationAwareBeanPostProcessor {

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		return DataSource.class.isAssignableFrom(beanClass) ? new UnusedDataSource(beanName) : null;
	}

	/**
	 * Refuses to connect.
	 */
	private static final class UnusedDataSource extends AbstractDataSource {

		private final String name;

		UnusedDataSource(String name) {
			this.name = name;
		}

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("The application's own DataSource '" + this.name + "' is not used in tests of its"
					+ " revisions; use '@MigrationTest(server = Server.APPLICATION)' if it has to be.");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
