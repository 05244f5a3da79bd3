package dev.migration.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on the PostgreSQL server of the tests.
 */
final class PostgreSqlTestDatabase implements TestDatabase {

	private final PostgreSqlServer server;

	private final String name;

	PostgreSqlTestDatabase(PostgreSqlServer server) {
		this.server = server;
		this.name = server.nextDatabaseName();
		// The same locale on every machine: it decides how the server sorts
		executeOnServer("CREATE DATABASE " + this.name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
	}

	@Override
	public String dialect() {
		return "postgresql";
	}

	@Override
	public DataSource dataSource() {
		return dataSource(this.name);
	}

	@Override
	public String url() {
		return url(this.name);
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
		return "public";
	}

	@Override
	public int major() {
		return this.server.major();
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
