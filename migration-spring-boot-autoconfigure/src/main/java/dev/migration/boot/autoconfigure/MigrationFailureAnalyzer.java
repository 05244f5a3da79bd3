package dev.migration.boot.autoconfigure;

import java.util.List;
import java.util.function.Function;

import dev.migration.MigrationException;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.CallbackFailedException;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.EditedScriptException;
import dev.migration.runtime.ExistingTablesException;
import dev.migration.runtime.HistoryNumbersException;
import dev.migration.runtime.JournalMismatchException;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.ScriptFailedException;
import dev.migration.runtime.StateRowLostException;
import dev.migration.runtime.StatementFailedException;
import dev.migration.runtime.UnclearStatementException;
import dev.migration.runtime.UnknownRevisionsRefusedException;
import dev.migration.runtime.UnsupportedDatabaseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * A {@code FailureAnalyzer} for everything that migrations refuse with a reason. Messages
 * of {@link MigrationException} say what happened and what to do; the action adds what
 * only matters on start-up.
 */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

	private static final String NEWER_VERSION = """
			Start the version of the application that has this revision, or downgrade the database with it before \
			starting this one.""";

	private final @Nullable Environment environment;

	private final List<Advice<?>> advice = List.of(
			new Advice<>(MigrationDataSourceMissingException.class, MigrationDataSourceMissingException::action),
			new Advice<>(DatabaseUnavailableException.class, this::connection),
			new Advice<>(UnsupportedDatabaseException.class, (ex) -> """
					Check 'spring.datasource.url' and 'migration.url'. In a test, an embedded database may have \
					replaced yours: '@AutoConfigureTestDatabase(replace = Replace.NONE)' keeps it."""),
			new Advice<>(RevisionFailedException.class, MigrationFailureAnalyzer::script),
			new Advice<>(UnknownVersionRowException.class, MigrationFailureAnalyzer::newerVersion),
			new Advice<>(UnknownRevisionsRefusedException.class, (ex) -> NEWER_VERSION),
			new Advice<>(UnknownRevisionException.class, (ex) -> "Correct 'migration.target'."),
			new Advice<>(ExistingTablesException.class, (ex) -> """
					To keep the tables and go on from here, run these commands of the application:

					    migrate revision --autogenerate --from base -m "initial"
					    migrate check
					    migrate stamp head

					The first one writes the revision that creates the schema; leave it out if you have that \
					revision already."""), new Advice<>(EditedScriptException.class, (ex) -> """
					While you are still writing the revision, undo the edit, run 'migrate downgrade' to below it, and \
					edit it then. To start nevertheless, set 'migration.on-edited=warn'."""));

	/**
	 * Create an analyzer.
	 * @param environment knows the databases, if the failed application has come that far
	 */
	MigrationFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the failures that a start has something to add to.
	 */
	List<Class<? extends MigrationException>> types() {
		return this.advice.stream().<Class<? extends MigrationException>>map(Advice::type).toList();
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
		MigrationException reason = (cause instanceof DatabaseFailedException named) ? named.reason() : cause;
		String action = this.advice.stream()
			.filter((advice) -> advice.type().isInstance(reason))
			.findFirst()
			.map((advice) -> advice.of(reason))
			.orElse(null);
		return new FailureAnalysis(description(cause, reason), action, rootFailure);
	}

	/**
	 * What a command says in one sentence would be said twice here.
	 */
	private static @Nullable String description(MigrationException cause, MigrationException reason) {
		String message = cause.getMessage();
		return (message != null && reason instanceof MigrationDataSourceMissingException missing)
				? message.replace(String.valueOf(missing.getMessage()), missing.situation()) : message;
	}

	/**
	 * Both policies need what the history knows.
	 */
	private static String newerVersion(UnknownVersionRowException cause) {
		return cause.isExplained() ? NEWER_VERSION + " 'migration.on-unknown=ignore' starts on a database that has"
				+ " everything this version needs, 'migration.on-unknown=downgrade' takes back what is recorded."
				: NEWER_VERSION;
	}

	private String connection(DatabaseUnavailableException cause) {
		if (cause.isRefusal()) {
			return """
					Check the rights of the user on the schema and on the tables of the migrations, and that \
					'migration.version-table' names no other table.""";
		}
		if (cause.isAuthentication()) {
			return "Check user and password: " + userProperties(cause.database()) + ".";
		}
		return cause.isMissing()
				? "Create the database, or correct its name: " + addressProperties(cause.database()) + "."
				: "Check that the database is running and that host, port and database name are right: "
						+ addressProperties(cause.database()) + ".";
	}

	private String userProperties(String database) {
		return isNamed(database) ? key(database, "user") + " and " + key(database, "password") : """
				'spring.datasource.username' and 'spring.datasource.password', 'migration.user' and \
				'migration.password', or 'POSTGRES_USER' and 'POSTGRES_PASSWORD'""";
	}

	private String addressProperties(String database) {
		return isNamed(database)
				? "%s, or %s, %s and %s".formatted(key(database, "url"), key(database, "host"), key(database, "port"),
						key(database, "database"))
				: "'spring.datasource.url', 'migration.url', or 'POSTGRES_HOST', 'POSTGRES_PORT' and 'POSTGRES_DB'";
	}

	private boolean isNamed(String database) {
		return !database.equals(DatabaseSettings.DEFAULT_NAME)
				&& (this.environment == null || new NamedDatabases(this.environment).schemas().isEmpty());
	}

	private static String key(String database, String property) {
		return "'" + NamedDatabases.PREFIX + "." + database + "." + property + "'";
	}

	private static @Nullable String script(RevisionFailedException cause) {
		if (cause.getCause() instanceof JournalMismatchException
				|| cause.getCause() instanceof UnclearStatementException
				|| cause.getCause() instanceof StateRowLostException
				|| cause.getCause() instanceof HistoryNumbersException) {
			return null;
		}
		if (cause.isOutcomeUnknown() || cause.isConnectionLost()) {
			return "Check the connection to the database and start again.";
		}
		if (cause.isLockRefused()) {
			return "End the transactions that are in the way, or start again when fewer are at work. To wait longer,"
					+ " set 'migration.ddl.lock-timeout'; to try more often, 'migration.ddl.retries'.";
		}
		if (cause.isRefusedInTransaction()) {
			return "Move the statement into a revision of its own that runs in no transaction: '-- transactional: false'"
					+ " in SQL, '@Revision(transactional = false)' in Java.";
		}
		if (cause.isEndedByOthers()) {
			return "Find out who ended it, and start again.";
		}
		if (cause.getCause() instanceof CallbackFailedException) {
			return "Correct the callback, or what it objects to, and try again.";
		}
		if (cause.isRecorded()) {
			return "Put right what the statement stumbled over and start again, or start the version of the application"
					+ " that has revision '" + cause.revision() + "'.";
		}
		String action = "Correct the script (" + cause.origin() + ")"
				+ (isAboutScript(cause) ? " and try again." : " or the data that it stumbled over, and try again.");
		return (cause.isRolledBack() || cause.isWrittenDown()) ? action
				: action + " Look first at which of its statements took effect.";
	}

	/**
	 * What is refused before it is sent has stumbled over no data.
	 */
	private static boolean isAboutScript(RevisionFailedException cause) {
		Throwable reason = cause.getCause();
		return reason instanceof MigrationException && !(reason instanceof StatementFailedException
				|| reason instanceof ScriptFailedException || reason instanceof DatabaseUnavailableException);
	}

	/**
	 * What to do about one kind of failure.
	 *
	 * @param <T> the kind
	 * @param type the kind
	 * @param action what to do
	 */
	private record Advice<T extends MigrationException>(Class<T> type, Function<T, @Nullable String> action) {

		@Nullable String of(MigrationException cause) {
			return this.action.apply(this.type.cast(cause));
		}

	}

}
