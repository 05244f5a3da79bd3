package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a {@link MigrationCallback} throws while a revision runs, whose failure
 * that is then.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class CallbackFailedException extends MigrationException {

	CallbackFailedException(MigrationCallback callback, String method, Throwable cause) {
		super("Callback '" + callback.getClass().getName() + "' threw '" + cause + "' in '" + method + "'.", cause);
	}

}
