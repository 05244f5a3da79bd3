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

	LockTimeoutException(String database, Duration timeout, Optional<String> remedy) {
		super("Another instance has been migrating database '" + database + "' for longer than '" + timeout.toSeconds()
				+ "' seconds; look at what it does, or raise 'migration.lock.timeout'."
				+ remedy.map((action) -> " If nobody is migrating, " + action + ".").orElse(""));
	}

}
