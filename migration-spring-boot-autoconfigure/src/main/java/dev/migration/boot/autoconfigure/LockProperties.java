package dev.migration.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Properties of the lock that lets one instance migrate at a time.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class LockProperties {

	/**
	 * How long to wait for another instance that is migrating. Zero stands for not at
	 * all, anything else is at least one millisecond. How long statements wait for locks
	 * is migration.ddl.lock-timeout.
	 */
	private @Nullable Duration timeout;

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

}
