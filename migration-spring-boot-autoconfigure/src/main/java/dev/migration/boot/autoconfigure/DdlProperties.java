package dev.migration.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Properties of how long statements of revisions wait and take.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DdlProperties {

	/**
	 * How long a statement of a revision waits for a lock of the database before its
	 * transaction is taken back and tried again, from one millisecond to 596 hours. How
	 * long to wait for another instance is migration.lock.timeout.
	 */
	private @Nullable Duration lockTimeout;

	/**
	 * How long a statement of a revision takes at most, from one millisecond to 596
	 * hours. Zero stands for as long as it likes.
	 */
	private @Nullable Duration statementTimeout;

	/**
	 * How often a transaction that did not get a lock is tried again, from 0 to 1000.
	 */
	private @Nullable Integer retries;

	public @Nullable Duration getLockTimeout() {
		return this.lockTimeout;
	}

	public void setLockTimeout(@Nullable Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	public @Nullable Duration getStatementTimeout() {
		return this.statementTimeout;
	}

	public void setStatementTimeout(@Nullable Duration statementTimeout) {
		this.statementTimeout = statementTimeout;
	}

	public @Nullable Integer getRetries() {
		return this.retries;
	}

	public void setRetries(@Nullable Integer retries) {
		this.retries = retries;
	}

}
