package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that a statement shares with the row that says it took effect.
 */
final class SharedTransaction {

	private final MigrationSession session;

	private final ConnectionSink sink;

	private final StatementJournal journal;

	SharedTransaction(MigrationSession session, ConnectionSink sink, StatementJournal journal) {
		this.session = session;
		this.sink = sink;
		this.journal = journal;
	}

	/**
	 * Run work and commit.
	 * @param statements sends them and writes them down
	 * @param sql what a failure of the commit is said of
	 */
	void run(Runnable statements, String sql) {
		Connection connection = this.session.connection();
		try {
			connection.setAutoCommit(false);
			this.session.watch().beginTransaction();
			statements.run();
			commit(connection, sql);
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			takeBack(connection, ex);
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
		catch (Throwable ex) {
			// Kotlin and Groovy throw checked exceptions undeclared
			takeBack(connection, ex);
			throw ex;
		}
	}

	/**
	 * What a constraint puts off until the commit fails there.
	 */
	private void commit(Connection connection, String sql) {
		try {
			connection.commit();
		}
		catch (SQLException ex) {
			throw this.sink.failure(sql, ex);
		}
		this.journal.endTransaction(true);
	}

	/**
	 * A script may catch the failure and go on, and its next statement would commit what
	 * is left of this one.
	 */
	private void takeBack(Connection connection, Throwable failure) {
		this.journal.endTransaction(false);
		try {
			DatabaseConnections.endTransaction(connection);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

}
