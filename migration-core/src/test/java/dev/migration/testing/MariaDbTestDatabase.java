package dev.migration.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * A database on the MariaDB or MySQL server of the tests. There a database is what others
 * call a schema, so further schemas of a test are databases that it has to drop itself.
 */
final class MariaDbTestDatabase implements TestDatabase {

	private final String dialect;

	private final TestServer server;

	private final String name;

	MariaDbTestDatabase(String dialect, TestServer server) {
		this.dialect = dialect;
		this.server = server;
		this.name = server.nextDatabaseName();
		executeOnServer("CREATE DATABASE " + this.name);
	}

	@Override
	public String dialect() {
		return this.dialect;
	}

	@Override
	public DataSource dataSource() {
		return this.server.dataSource(this.name);
	}

	@Override
	public String url() {
		return this.server.url(this.name);
	}

	@Override
	public String user() {
		return this.server.user();
	}

	@Override
	public String password() {
		return this.server.password();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String schema() {
		return this.name;
	}

	@Override
	public int major() {
		return this.server.major("");
	}

	@Override
	public String host() {
		return this.server.host();
	}

	@Override
	public int port() {
		return this.server.port();
	}

	@Override
	public void close() {
		executeOnServer("DROP DATABASE IF EXISTS " + this.name);
	}

	private void executeOnServer(String sql) {
		try (Connection connection = this.server.dataSource("").getConnection();
				Statement statement = connection.createStatement()) {
			// A foreign key of another database must not keep this one
			statement.execute("SET foreign_key_checks = 0");
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("'%s' failed on the test server".formatted(sql), ex);
		}
	}

}
