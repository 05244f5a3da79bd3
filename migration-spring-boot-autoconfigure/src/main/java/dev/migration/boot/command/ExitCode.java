package dev.migration.boot.command;

import dev.migration.command.InvalidRequestException;
import dev.migration.command.NotUpToDateException;
import dev.migration.revision.InvalidRevisionTargetException;

/**
 * What the process answers to its caller.
 */
final class ExitCode {

	static final int DONE = 0;

	static final int FAILED = 1;

	static final int USAGE = 2;

	/** Differences were found, or the database is not at the heads. */
	static final int DIFFERENT = 3;

	private ExitCode() {
	}

	static int of(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof UsageException || current instanceof InvalidRequestException
					|| current instanceof InvalidRevisionTargetException) {
				return USAGE;
			}
			if (current instanceof NotUpToDateException) {
				return DIFFERENT;
			}
		}
		return FAILED;
	}

}
