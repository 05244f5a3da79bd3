package dev.migration.boot.command;

import dev.migration.command.InvalidRequestException;
import dev.migration.command.NotUpToDateException;
import dev.migration.revision.InvalidRevisionTargetException;
import dev.migration.scripts.InvalidDirectoryException;

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

	/**
	 * Return the code of two commands: that one failed weighs more than a difference.
	 * @param left a code of a command that was run
	 * @param right another
	 * @return the one that weighs more
	 */
	static int worse(int left, int right) {
		return (left == FAILED || right == FAILED) ? FAILED : Math.max(left, right);
	}

	static int of(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof UsageException || current instanceof InvalidRequestException
					|| current instanceof InvalidRevisionTargetException || current instanceof InvalidDirectoryException
					|| current instanceof NoEntitiesException) {
				return USAGE;
			}
			if (current instanceof NotUpToDateException) {
				return DIFFERENT;
			}
		}
		return FAILED;
	}

}
