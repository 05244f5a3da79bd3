package dev.migration.runtime;

import java.time.Duration;
import java.util.Optional;

import dev.migration.MigrationException;

/**
 * Thrown when another instance has held the migration lock for too long.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class LockTimeoutException extends MigrationException {

	/**
	 * Create the failure of a wait.
	 * @param holder who is known to hold the lock
	 * @param stop a statement that ends what the holder does
	 * @param remedy what to do if nobody is migrating
	 */
	LockTimeoutException(String database, Duration timeout, Optional<String> holder, Optional<String> stop,
			Optional<String> remedy) {
		super(what(database, timeout) + holder.map((one) -> ": " + one).orElse("")
				+ "; look at what it does, or raise 'migration.lock.timeout'."
				+ stop.map((statement) -> " If it hangs, '" + statement + "' stops it.").orElse("")
				+ remedy.map((action) -> " If nobody is migrating, " + action + ".").orElse(""));
	}

	private static String what(String database, Duration timeout) {
		return timeout.isZero() ? "Another instance is migrating database '" + database + "', and nobody waits for it"
				: "Another instance has been migrating database '" + database + "' for longer than '"
						+ timeout.toSeconds() + "' seconds";
	}

}
