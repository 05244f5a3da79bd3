package dev.migration.testing;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A running server and how to reach it. It ends with the JVM.
 *
 * @param urlPrefix what stands before host and port in a JDBC URL
 * @param host the host that the server listens on
 * @param port the port that the server listens on
 * @param user the superuser
 * @param password the password of the superuser
 * @param databases how many databases were created on it
 */
record TestServer(String urlPrefix, String host, int port, String user, String password, AtomicInteger databases) {

	TestServer(String urlPrefix, String host, int port, String user, String password) {
		this(urlPrefix, host, port, user, password, new AtomicInteger());
	}

	String nextDatabaseName() {
		return "test_" + this.databases.incrementAndGet();
	}

	String url(String database) {
		return "%s%s:%d/%s".formatted(this.urlPrefix, this.host, this.port, database);
	}

	DataSource dataSource(String database) {
		return new DriverManagerDataSource(url(database), this.user, this.password);
	}

	int major(String database) {
		try (Connection connection = dataSource(database).getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			return metaData.getDatabaseMajorVersion();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test server at '%s' does not answer".formatted(url(database)), ex);
		}
	}

}
