package dev.migration.boot.command;

import org.jspecify.annotations.Nullable;

/**
 * Unwinds the start of an application whose command is done. Leaving {@code refresh()} by
 * an exception destroys the beans and releases the context's lock before the process
 * exits.
 */
final class CommandFinishedException extends RuntimeException {

	private final int code;

	CommandFinishedException(int code) {
		super("The command is done", null, false, false);
		this.code = code;
	}

	static @Nullable CommandFinishedException in(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof CommandFinishedException finished) {
				return finished;
			}
		}
		return null;
	}

	int code() {
		return this.code;
	}

}
