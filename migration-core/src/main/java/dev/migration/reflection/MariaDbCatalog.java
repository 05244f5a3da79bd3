package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs the bulk queries on one schema. Each names it by an equation, because that is what
 * keeps MariaDB from opening the tables of all others.
 */
final class MariaDbCatalog {

	private final Connection connection;

	private final String schema;

	private final boolean mariaDb;

	MariaDbCatalog(Connection connection, String schema) throws SQLException {
		this.connection = connection;
		this.schema = schema;
		DatabaseMetaData metaData = connection.getMetaData();
		// MySQL's driver calls MariaDB by its own name
		this.mariaDb = (metaData.getDatabaseProductName() + metaData.getDatabaseProductVersion()).contains("MariaDB");
	}

	String schema() {
		return this.schema;
	}

	/** Whether the server is MariaDB rather than MySQL. */
	boolean isMariaDb() {
		return this.mariaDb;
	}

	/**
	 * Run a query whose only parameter is the schema.
	 */
	void query(String sql, RowHandler handler) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, this.schema);
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					handler.handle(row);
				}
			}
		}
	}

	/**
	 * Run a query without parameters.
	 */
	void queryPlain(String sql, RowHandler handler) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			// What looks like an escape of JDBC is part of a name
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery(sql)) {
				while (row.next()) {
					handler.handle(row);
				}
			}
		}
	}

	/**
	 * Takes one row at a time.
	 */
	@FunctionalInterface
	interface RowHandler {

		void handle(ResultSet row) throws SQLException;

	}

}
