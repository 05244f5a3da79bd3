package dev.migration.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh, empty PostgreSQL database for one test. All of a JVM's test databases live on
 * one server, see {@link TestServer}, which is started for the first of them.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class TestDatabase implements AutoCloseable {

	private final TestServer server;

	private final String name;

	private TestDatabase(TestServer server, String name) {
		this.server = server;
		this.name = name;
	}

	/**
	 * Create an empty database under a name of its own.
	 * @return the database, dropped when it is closed
	 * @throws IllegalStateException if no PostgreSQL can be had on this machine
	 */
	public static TestDatabase create() {
		TestServer server = TestServer.shared();
		TestDatabase database = new TestDatabase(server, server.nextDatabaseName());
		// The same locale on every machine: it decides how the server sorts
		database.executeOnServer("CREATE DATABASE " + database.name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
		return database;
	}

	/**
	 * Return a data source without a pool for this database.
	 * @return a new data source
	 */
	public DataSource dataSource() {
		return dataSource(this.name);
	}

	/**
	 * Return the JDBC URL of this database, without credentials.
	 * @return the URL
	 */
	public String url() {
		return url(this.name);
	}

	/**
	 * Return the name of the superuser.
	 * @return the user
	 */
	public String user() {
		return this.server.user();
	}

	/**
	 * Return the password of the superuser.
	 * @return the password
	 */
	public String password() {
		return this.server.password();
	}

	/**
	 * Return the host that the server listens on.
	 * @return the host
	 */
	public String host() {
		return this.server.host();
	}

	/**
	 * Return the port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Return the name of this database.
	 * @return the name, {@code test_<n>}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the major version of the server, for what only some of them can do.
	 * @return the major version, {@code 14} or later
	 */
	public int major() {
		return this.server.major();
	}

	/**
	 * Drop this database, even when somebody is still connected to it.
	 */
	@Override
	public void close() {
		executeOnServer("DROP DATABASE IF EXISTS " + this.name + " WITH (FORCE)");
	}

	private void executeOnServer(String sql) {
		try (Connection connection = dataSource("postgres").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("'%s' failed on the test server".formatted(sql), ex);
		}
	}

	private DataSource dataSource(String database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url(database));
		dataSource.setUser(user());
		dataSource.setPassword(password());
		return dataSource;
	}

	private String url(String database) {
		return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
	}

}
