package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.ExistingTablesException;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.StateTablesException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * A {@code FailureAnalyzer} for everything that migrations refuse with a reason. Messages
 * of {@link MigrationException} say what happened and what to do; the analysis adds what
 * only matters on start-up.
 */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
		MigrationException outermost = outermost(rootFailure, cause);
		return new FailureAnalysis(outermost.getMessage(), action(outermost), rootFailure);
	}

	private static MigrationException outermost(Throwable rootFailure, MigrationException found) {
		for (Throwable current = rootFailure; current != null; current = current.getCause()) {
			if (current instanceof MigrationException exception) {
				return exception;
			}
		}
		return found;
	}

	private static @Nullable String action(MigrationException cause) {
		if (cause instanceof MigrationDataSourceMissingException) {
			return "Add a JDBC driver and 'spring.datasource.url', or one of 'migration.url', 'migration.host' and"
					+ " 'POSTGRES_HOST'. An application without a database of its own sets 'migration.enabled=false'.";
		}
		if (cause instanceof DatabaseUnavailableException unavailable) {
			return unavailable.isAuthentication()
					? "Check user and password: 'spring.datasource.username' and 'spring.datasource.password',"
							+ " 'migration.user' and 'migration.password', or 'POSTGRES_USER' and 'POSTGRES_PASSWORD'."
					: "Check that the database is running and that host, port and database name are right:"
							+ " 'spring.datasource.url', 'migration.url', or 'POSTGRES_HOST', 'POSTGRES_PORT' and"
							+ " 'POSTGRES_DB'.";
		}
		if (cause instanceof RevisionFailedException failed) {
			return "Correct the script (" + failed.origin() + ") or the data that it stumbled over, and start again."
					+ (failed.isRolledBack() ? "" : " Look first at which of its statements took effect.");
		}
		if (cause instanceof UnknownVersionRowException) {
			return "Start the version of the application that has this revision, or downgrade the database with it"
					+ " before starting this one.";
		}
		if (cause instanceof ExistingTablesException) {
			return "Run 'migrate check', then 'migrate stamp head'. There is no such script yet? Then first"
					+ " 'migrate revision --autogenerate --from base -m \"initial\"'.";
		}
		if (cause instanceof StateTablesException) {
			return "Let a user migrate that may create tables: 'migration.user' and 'migration.password'.";
		}
		return null;
	}

}
