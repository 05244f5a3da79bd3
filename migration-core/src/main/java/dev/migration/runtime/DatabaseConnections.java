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
			Connection connection = database.dataSource().getConnection();
			try {
				database.meet(connection);
			}
			catch (SQLException | RuntimeException ex) {
				closeQuietly(connection);
				throw ex;
			}
			return connection;
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(database.name(), ex);
		}
	}

	/**
	 * Return what to work on. A pool takes some refusals for the end of the connection:
	 * HikariCP (7.0) {@code 0A000}, by which PostgreSQL refuses single statements. It
	 * prints a stack trace and takes the connection away, on which the failure is to be
	 * written down and the lock is held. {@code StartupFailureIntegrationTests} pins it.
	 * @param pooled the connection that was borrowed, to be given back as ever
	 * @return the connection behind it, of a pool that does so
	 */
	static Connection behindPool(Connection pooled) throws SQLException {
		boolean evicts = pooled.getClass().getName().startsWith("com.zaxxer.hikari.");
		return evicts ? pooled.unwrap(Connection.class) : pooled;
	}

	/**
	 * Read something on a connection of its own, in autocommit.
	 * @param <T> the type of the result
	 * @param database the database
	 * @param query what to read
	 * @return what was read
	 * @throws DatabaseUnavailableException if the database cannot be talked to
	 */
	static <T> T read(MigrationDatabase database, Query<T> query) {
		Connection connection = open(database);
		try (AnswerLimit limit = AnswerLimit.set(connection, database.answerWithin())) {
			boolean autoCommit = enterAutoCommit(connection);
			Connection behind = behindPool(connection);
			try {
				return query.read(behind);
			}
			finally {
				if (behind.isClosed()) {
					evictQuietly(database, connection);
				}
				else {
					restoreQuietly(connection, autoCommit);
				}
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(database.name(), ex);
		}
		finally {
			closeQuietly(connection);
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

	/**
	 * Carry out statements of the tool's own in one transaction.
	 * @param connection the connection, in autocommit before and after
	 * @param statements what to carry out
	 */
	static void inTransaction(Connection connection, Statements statements) throws SQLException {
		connection.setAutoCommit(false);
		try {
			statements.run();
			connection.commit();
		}
		catch (SQLException | RuntimeException | Error ex) {
			try {
				endTransaction(connection);
			}
			catch (SQLException broken) {
				// The connection says less than what has failed on it
				ex.addSuppressed(broken);
			}
			throw ex;
		}
		endTransaction(connection);
	}

	/**
	 * Roll back what is open and go on in autocommit. Switching autocommit on would
	 * commit it, and in autocommit a script may have sent a {@code BEGIN} of its own.
	 * @param connection the connection
	 */
	static void endTransaction(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		connection.rollback();
		connection.setAutoCommit(true);
	}

	/**
	 * Let a pool not lend a connection again that is lost.
	 * @param database where it was borrowed
	 * @param pooled the connection, still to be closed
	 */
	static void evictQuietly(MigrationDatabase database, Connection pooled) {
		try {
			BrokenConnection.evict(database.dataSource(), pooled);
		}
		catch (SQLException ex) {
			logger.debug("Could not evict a connection of database '{}'", database.name(), ex);
		}
	}

	/**
	 * Leave autocommit as it was, whatever has happened: not every pool sets it anew for
	 * the next user of the connection.
	 * @param connection the connection
	 * @param autoCommit what it was before
	 */
	static void restoreQuietly(Connection connection, boolean autoCommit) {
		try {
			if (!autoCommit && !connection.isClosed()) {
				connection.setAutoCommit(false);
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not restore a connection", ex);
		}
	}

	static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			logger.debug("Could not close a connection", ex);
		}
	}

	/**
	 * Statements that belong together.
	 */
	@FunctionalInterface
	interface Statements {

		void run() throws SQLException;

	}

	/**
	 * Something that is read.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface Query<T> {

		T read(Connection connection) throws SQLException;

	}

}
