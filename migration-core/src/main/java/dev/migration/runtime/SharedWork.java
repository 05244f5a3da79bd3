package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Runs the work of a script in the transaction that is open, and notices whether it
 * commits by itself.
 */
final class SharedWork {

	private final MigrationSession session;

	SharedWork(MigrationSession session) {
		this.session = session;
	}

	/**
	 * Run work.
	 * @param work the work
	 * @param takenBack called if it fails and all that it did is taken back
	 * @return whether the transaction still holds all that it did
	 */
	boolean run(Runnable work, Runnable takenBack) {
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
			return release(connection, start);
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
