package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes connections.
 */
final class DatabaseConnections {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseConnections.class);

	private DatabaseConnections() {
	}

	static Connection open(MigrationDatabase database) {
		try {
			return database.dataSource().getConnection();
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(database.name(), ex);
		}
	}

	/**
	 * Switch autocommit on.
	 * @param connection the connection
	 * @return what it was before
	 */
	static boolean enterAutoCommit(Connection connection) throws SQLException {
		boolean before = connection.getAutoCommit();
		if (!before) {
			connection.setAutoCommit(true);
		}
		return before;
	}

	static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			logger.debug("Could not close a connection", ex);
		}
	}

}
