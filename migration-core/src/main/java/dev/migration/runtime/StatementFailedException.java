package dev.migration.runtime;

import java.sql.SQLException;

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

	StatementFailedException(int number, String sql, SQLException cause) {
		super("Statement " + number + " failed: " + ServerReason.of(cause), cause);
		this.number = number;
		this.sql = sql;
		this.reason = ServerReason.of(cause);
		this.explained = ServerReason.isOurs(cause);
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
	 * Return the statement.
	 * @return its text
	 */
	public String sql() {
		return this.sql;
	}

}
