package dev.migration.runtime;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the thread is interrupted, or the process asked to end, while it waits for
 * another instance that migrates.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InterruptedWaitException extends MigrationException {

	InterruptedWaitException(@Nullable InterruptedException cause) {
		super("Interrupted while waiting for another instance that migrates; nothing was changed.", cause);
	}

}
