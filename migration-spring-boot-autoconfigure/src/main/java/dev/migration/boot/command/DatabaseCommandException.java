package dev.migration.boot.command;

import org.jspecify.annotations.Nullable;

/**
 * Says for which of several databases a command failed. The cause decides about the rest.
 */
final class DatabaseCommandException extends RuntimeException {

	private final String database;

	DatabaseCommandException(String database, RuntimeException cause) {
		super(cause);
		this.database = database;
	}

	static @Nullable DatabaseCommandException in(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof DatabaseCommandException found) {
				return found;
			}
		}
		return null;
	}

	String database() {
		return this.database;
	}

}
