package dev.migration.proof;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import dev.migration.MigrationException;
import dev.migration.operation.IrreversibleOperationException;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.scripts.MissingDowngradeException;

/**
 * Why a revision did not run on the throwaway database.
 *
 * @param cause the exception
 */
record RunFailure(MigrationException cause) {

	// Missing rights and extensions tell about the server, not about the revision
	private static final Set<String> OF_SERVER = Set.of("42501", "58P01");

	/**
	 * Return whether another server of the same product might run it.
	 */
	boolean isOfServer() {
		for (Throwable current = this.cause; current != null; current = current.getCause()) {
			if (current instanceof SQLException failure && failure.getSQLState() != null
					&& (OF_SERVER.contains(failure.getSQLState()) || failure.getSQLState().startsWith("08"))) {
				return true;
			}
			if (current instanceof ScratchUnavailableException) {
				return true;
			}
			if (current instanceof SQLException failure && "0A000".equals(failure.getSQLState())
					&& String.valueOf(failure.getMessage()).contains("extension")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether the script itself says that there is no way.
	 */
	boolean isIrreversible() {
		for (Throwable current = this.cause; current != null; current = current.getCause()) {
			if (current instanceof IrreversibleOperationException || current instanceof MissingDowngradeException
					|| current instanceof UnsupportedOperationException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return why, in one line.
	 */
	String text() {
		Throwable reason = this.cause.getCause();
		if (this.cause instanceof RevisionFailedException failed && reason != null) {
			String message = ServerReason.line(String.valueOf(reason.getMessage()));
			String sql = (failed.sql() != null) ? " (" + ServerReason.line(failed.sql()) + ")" : "";
			return "revision '" + failed.revision() + "' fails on " + failed.direction().name().toLowerCase(Locale.ROOT)
					+ ": " + message + sql;
		}
		return ServerReason.line(String.valueOf(this.cause.getMessage()));
	}

	/**
	 * Return why there is no way back, in one line.
	 */
	String reason() {
		Throwable innermost = this.cause;
		while (innermost.getCause() != null) {
			innermost = innermost.getCause();
		}
		return ServerReason.line(String.valueOf(innermost.getMessage()));
	}

}
