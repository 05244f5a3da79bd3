package dev.migration;

import org.jspecify.annotations.Nullable;

/**
 * Root of every error that this library raises on purpose. A subclass is named after its
 * situation and carries the data that its message is built from.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MigrationException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what happened, with values in single quotes, then what to do
	 */
	public MigrationException(String message) {
		this(message, null);
	}

	/**
	 * Create an exception that was caused by another one.
	 * @param message what happened, with values in single quotes, then what to do
	 * @param cause the cause, if there is one
	 */
	public MigrationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
