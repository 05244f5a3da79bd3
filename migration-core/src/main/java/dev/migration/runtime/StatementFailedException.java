package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;

import dev.migration.MigrationException;

/**
 * Thrown when the database refuses a statement.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class StatementFailedException extends MigrationException {

	private final int number;

	private final String sql;

	private final String reason;

	private final boolean explained;

	private final boolean lockRefused;

	private final List<ServerSession> waitedFor;

	private final List<String> ends;

	StatementFailedException(int number, String sql, SQLException cause) {
		this(number, sql, cause, false, List.of(), List.of());
	}

	/**
	 * Create the failure of a statement.
	 * @param lockRefused whether it failed because others held what it needs
	 * @param waitedFor who is known to have held it
	 * @param ends the statements that end those sessions
	 */
	StatementFailedException(int number, String sql, SQLException cause, boolean lockRefused,
			List<ServerSession> waitedFor, List<String> ends) {
		super("Statement " + number + " failed: " + ServerReason.of(cause), cause);
		this.number = number;
		this.sql = sql;
		this.reason = ServerReason.of(cause);
		this.explained = ServerReason.isOurs(cause);
		this.lockRefused = lockRefused;
		this.waitedFor = waitedFor;
		this.ends = ends;
	}

	/**
	 * Return which statement of its revision failed.
	 * @return the number, from 1
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Return what the database said.
	 * @return its message
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * Return whether the statement is a check of the tool's own, which says everything.
	 */
	boolean isExplained() {
		return this.explained;
	}

	/**
	 * Return whether the statement failed because others held what it needs.
	 * @return {@code true} if so, and it may succeed another time
	 */
	public boolean isLockRefused() {
		return this.lockRefused;
	}

	/**
	 * Return for whom the statement is known to have waited.
	 */
	List<ServerSession> waitedFor() {
		return this.waitedFor;
	}

	/**
	 * Return the statements that end the sessions for which it waited.
	 */
	List<String> ends() {
		return this.ends;
	}

	/**
	 * Return the statement.
	 * @return its text
	 */
	public String sql() {
		return this.sql;
	}

}
