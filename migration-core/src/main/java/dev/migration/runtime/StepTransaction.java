package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transaction of steps. What no transaction can hold runs in autocommit, and only its
 * rows change in a transaction.
 */
final class StepTransaction {

	private static final Logger logger = LoggerFactory.getLogger(StepTransaction.class);

	// SQLSTATE class 3B: savepoint exception
	private static final String NO_SAVEPOINT = "3B";

	private static final String NO_TRANSACTION = "25P01";

	private static final int VALIDATION_SECONDS = 5;

	private final Connection connection;

	private final boolean transactional;

	private @Nullable Savepoint start;

	private boolean ended;

	private boolean committing;

	StepTransaction(Connection connection, boolean transactional) {
		this.connection = connection;
		this.transactional = transactional;
	}

	void begin() throws SQLException {
		this.connection.setAutoCommit(!this.transactional);
	}

	/**
	 * Take note of where a script is before something that nobody can look into, in order
	 * to notice that it ends the transaction. What comes before and after is seen to by
	 * {@link TransactionGuard}, and everything is cheaper without a savepoint.
	 */
	void mark() throws SQLException {
		if (this.start == null) {
			this.start = this.connection.setSavepoint();
		}
	}

	/**
	 * Go on with what belongs to the step after its script.
	 * @throws TransactionEndedException if the script ended the transaction
	 */
	void endScript() throws SQLException {
		if (this.start == null) {
			this.connection.setAutoCommit(false);
			return;
		}
		try {
			this.connection.releaseSavepoint(this.start);
			this.start = null;
		}
		catch (SQLException ex) {
			if (isGone(ex)) {
				throw new TransactionEndedException();
			}
			throw ex;
		}
	}

	void commit() throws SQLException {
		this.committing = true;
		this.connection.commit();
		this.committing = false;
		this.connection.setAutoCommit(true);
	}

	/**
	 * Undo what is not committed. Of a broken connection the server does it, unless the
	 * commit reached it before the connection broke.
	 * @return what became of the step
	 */
	Ending rollBack() {
		boolean interrupted = (this.committing || !this.transactional) && isBroken();
		if (interrupted && this.committing) {
			return this.transactional ? Ending.UNKNOWN : Ending.ROWS_UNKNOWN;
		}
		try {
			if (this.start != null) {
				this.connection.rollback(this.start);
			}
		}
		catch (SQLException ex) {
			this.ended = isGone(ex);
		}
		try {
			DatabaseConnections.endTransaction(this.connection);
		}
		catch (SQLException ex) {
			logger.debug("Could not roll back", ex);
		}
		if (!this.transactional) {
			return interrupted ? Ending.INTERRUPTED : Ending.WRITTEN_DOWN;
		}
		return this.ended ? Ending.PARTLY_DONE : Ending.ROLLED_BACK;
	}

	private boolean isBroken() {
		try {
			return !this.connection.isValid(VALIDATION_SECONDS);
		}
		catch (SQLException ex) {
			return true;
		}
	}

	private static boolean isGone(SQLException failure) {
		String state = failure.getSQLState();
		return state != null && (state.startsWith(NO_SAVEPOINT) || state.equals(NO_TRANSACTION));
	}

	/**
	 * What became of steps one of which failed.
	 */
	enum Ending {

		/**
		 * Nothing of it is left.
		 */
		ROLLED_BACK,

		/**
		 * The script ended the transaction; what it committed took effect.
		 */
		PARTLY_DONE,

		/**
		 * What took effect is written down in the history, statement by statement.
		 */
		WRITTEN_DOWN,

		/**
		 * As {@link #WRITTEN_DOWN}, but the connection was lost during a statement.
		 */
		INTERRUPTED,

		/**
		 * The connection was lost during the commit of all.
		 */
		UNKNOWN,

		/**
		 * The connection was lost during the commit of the rows, after all statements
		 * took effect.
		 */
		ROWS_UNKNOWN

	}

}
