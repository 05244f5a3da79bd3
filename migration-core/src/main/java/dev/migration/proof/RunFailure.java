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

	// PostgreSQL, then H2: duplicate and undefined columns, objects, schemas, tables
	private static final Set<String> OF_SCHEMA = Set.of("42701", "42703", "42704", "42710", "42P01", "42P06", "42P07",
			"3F000", "90035", "90036", "90045", "90057", "90078", "90079");

	// MariaDB and MySQL: duplicate and undefined keys, which have no state of their own
	private static final Set<Integer> OF_KEYS = Set.of(1061, 1091, 1826);

	/**
	 * Return whether something is there that should not be, or the other way round, which
	 * changes by hand bring about.
	 */
	boolean isOfSchema() {
		for (Throwable current = this.cause; current != null; current = current.getCause()) {
			if (current instanceof SQLException failure && failure.getSQLState() != null
					&& (OF_SCHEMA.contains(failure.getSQLState()) || failure.getSQLState().startsWith("42S")
							|| OF_KEYS.contains(failure.getErrorCode()))) {
				return true;
			}
		}
		return false;
	}

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
			if (saysSo(current)) {
				return true;
			}
		}
		return false;
	}

	private static boolean saysSo(Throwable failure) {
		return failure instanceof IrreversibleOperationException || failure instanceof MissingDowngradeException
				|| failure instanceof UnsupportedOperationException;
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
		Throwable reason = this.cause;
		while (!saysSo(reason) && reason.getCause() != null) {
			reason = reason.getCause();
		}
		return ServerReason.line((reason.getMessage() != null) ? reason.getMessage() : reason.toString());
	}

}
