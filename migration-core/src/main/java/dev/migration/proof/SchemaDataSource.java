package dev.migration.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that find nothing outside of one schema and those of extensions, on
 * PostgreSQL.
 */
final class SchemaDataSource extends DelegatingDataSource {

	private final String searchPath;

	/**
	 * Create a data source.
	 * @param database has the schema; its connections are not pooled
	 * @param searchPath the names in quotes where they need them
	 */
	SchemaDataSource(DataSource database, String searchPath) {
		super(database);
		this.searchPath = searchPath;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET search_path TO " + this.searchPath);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

}
