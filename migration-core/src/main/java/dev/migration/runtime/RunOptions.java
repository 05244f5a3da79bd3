package dev.migration.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How revisions are run.
 *
 * @param lockTimeout how long to wait for another instance that is migrating
 * @param applicationVersion the version of the application, for the history, or
 * {@code null} if unknown
 * @param host the machine, for the history
 * @param callbacks what is called around runs and revisions, in order
 * @param clock tells the time
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RunOptions(Duration lockTimeout, @Nullable String applicationVersion, String host,
		List<MigrationCallback> callbacks, Clock clock) {

	/**
	 * How long to wait for the lock if nothing is said.
	 */
	public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(5);

	public RunOptions {
		callbacks = List.copyOf(callbacks);
	}

}
