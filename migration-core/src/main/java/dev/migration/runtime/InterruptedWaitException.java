package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when the thread is interrupted while it waits for the migration lock.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InterruptedWaitException extends MigrationException {

	InterruptedWaitException(InterruptedException cause) {
		super("Interrupted while waiting for another instance that migrates; nothing was changed.", cause);
	}

}
