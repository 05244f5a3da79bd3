package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work of a script in the transaction that is open, and notices whether it
 * commits by itself.
 */
final class SharedWork {

	private static final Logger logger = LoggerFactory.getLogger(SharedWork.class);

	private final MigrationSession session;

	private final String name;

	SharedWork(MigrationSession session, String name) {
		this.session = session;
		this.name = name;
	}

	/**
	 * Run work.
	 * @param work the work
	 * @param takenBack called if it fails and all that it did is taken back
	 */
	void run(Runnable work, Runnable takenBack) {
		Connection connection = this.session.connection();
		try {
			Savepoint start = connection.setSavepoint();
			try {
				work.run();
			}
			catch (Throwable ex) {
				// Kotlin and Groovy throw checked exceptions undeclared
				if (rollBack(connection, start)) {
					takenBack.run();
				}
				throw ex;
			}
			if (!release(connection, start)) {
				logger.warn("What 'op.run(\"{}\", …)' did was committed by itself, in parts; after an interruption"
						+ " nobody could tell how much. Leave DDL to operations of their own, or set 'transactional ="
						+ " false' if it may be started anew", this.name);
			}
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	private static boolean rollBack(Connection connection, Savepoint start) {
		try {
			connection.rollback(start);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static boolean release(Connection connection, Savepoint start) {
		try {
			connection.releaseSavepoint(start);
			return true;
		}
		catch (SQLException ex) {
			// A commit has ended it; a connection that is broken shows at the next row
			return false;
		}
	}

}
