package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.runtime.StepTransaction.Ending;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision fails. Carries everything a person needs to find the place.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class RevisionFailedException extends MigrationException {

	private static final int LONGEST_SQL = 2000;

	private static final String UNSAFE_NEW_ENUM_VALUE = "55P04";

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final String ACTIVE_SQL_TRANSACTION = "25001";

	// SET TRANSACTION comes too late, and a block has a transaction anywhere
	private static final Pattern ABOUT_TRANSACTION = Pattern.compile("\\s*(?:set|do)\\b", Pattern.CASE_INSENSITIVE);

	// ER_CONNECTION_KILLED
	private static final int KILLED = 1927;

	private final String revision;

	private final Direction direction;

	private final String origin;

	private final Ending ending;

	private final boolean writtenDown;

	private final boolean workUnclear;

	/**
	 * Create the failure of a step that no transaction holds.
	 */
	RevisionFailedException(StepContext context, RevisionStep step, Ending ending, @Nullable StatementJournal journal,
			Exception cause) {
		this(context, step, ending, journal, step.revision().id(), cause);
	}

	/**
	 * Create the failure of a step that shares a transaction.
	 * @param first the revision with which the transaction began
	 */
	RevisionFailedException(StepContext context, RevisionStep step, Ending ending, String first, Exception cause) {
		this(context, step, ending, null, first, cause);
	}

	private RevisionFailedException(StepContext context, RevisionStep step, Ending ending,
			@Nullable StatementJournal journal, String first, Exception cause) {
		super(message(context, step, ending, journal, first, cause)
				+ (context.hasPlaceholders() ? "" : hint(step, cause)) + enumHint(cause) + lockHint(cause)
				+ (isTold(ending) ? ended(cause).hint : ""), cause);
		this.revision = step.revision().id();
		this.direction = step.direction();
		this.origin = step.revision().origin();
		this.ending = ending;
		this.writtenDown = (ending == Ending.WRITTEN_DOWN || ending == Ending.INTERRUPTED)
				&& (journal == null || journal.openWork() == null) && !(cause instanceof UnclearStatementException);
		this.workUnclear = journal != null && journal.isWorkUnclear();
	}

	private static String message(StepContext context, RevisionStep step, Ending ending,
			@Nullable StatementJournal journal, String first, Exception cause) {
		if (cause instanceof JournalMismatchException || cause instanceof UnclearStatementException) {
			return String.valueOf(cause.getMessage());
		}
		String direction = step.direction().name().toLowerCase(Locale.ROOT);
		int done = (journal != null) ? journal.size() : 0;
		String outcome = switch (ending) {
			case ROLLED_BACK -> rolledBack(step, first);
			case PARTLY_DONE ->
				"It was not rolled back, since the script ended its transaction: look at which statements"
						+ " before the failed one took effect, put the database right by hand and 'stamp' the revision that"
						+ " it is at then. The next run refuses to do it again.";
			case WRITTEN_DOWN -> writtenDown(done) + work(journal);
			case INTERRUPTED -> interrupted(done, journal);
			case UNKNOWN ->
				"The connection was lost during the commit, so that the outcome is unknown: the revision was"
						+ " applied completely or not at all. Look with 'migrate current' and run again.";
			case ROWS_UNKNOWN -> "The connection was lost after all of its statements took effect; whether it is"
					+ " written down as applied is unknown. Run again: what took effect is left out.";
		};
		return "Revision '" + step.revision().id() + "' failed on " + direction + " of database '"
				+ context.session().database().name() + "'. " + reason(cause) + sql(context, step, cause) + outcome;
	}

	private static @Nullable String reason(Exception cause) {
		return (cause instanceof ScriptFailedException failed) ? failed.what() : cause.getMessage();
	}

	private static String rolledBack(RevisionStep step, String first) {
		String what = (step.direction() == Direction.DOWNGRADE) ? "downgrade" : "revision";
		return step.revision().id().equals(first)
				? "It was rolled back; the database is as it was before this " + what + "."
				: "It was rolled back with all that shares its transaction; the database is as it was before revision '"
						+ first + "'.";
	}

	private static String sql(StepContext context, RevisionStep step, Exception cause) {
		if (!(cause instanceof StatementFailedException failed)) {
			return " ";
		}
		if (failed.isExplained()) {
			return "\n";
		}
		String place = ScriptPlace.of(context, step, failed);
		return "\nSQL" + (place.isEmpty() ? "" : " (" + place + ")") + ": " + shortened(failed.sql()) + "\n";
	}

	/** What nobody replaced is most often what the database has stumbled over. */
	private static String hint(RevisionStep step, Exception cause) {
		if (!(cause instanceof StatementFailedException failed)
				|| !step.revision().origin().toLowerCase(Locale.ROOT).endsWith(".sql")) {
			return "";
		}
		return SqlText.placeholderIn(failed.sql())
			.map((name) -> " Placeholders are off, so that '${" + name + "}' was left as it is; set"
					+ " 'migration.placeholders." + name + "' to turn them on.")
			.orElse("");
	}

	private static String enumHint(Exception cause) {
		return hasState(cause, UNSAFE_NEW_ENUM_VALUE)
				? " PostgreSQL lets nobody use a value of an enum type before the transaction that added it is"
						+ " committed; use the value in a revision behind the one that adds it."
				: "";
	}

	private static String lockHint(Exception cause) {
		if (!isLockRefused(cause)) {
			return "";
		}
		List<ServerSession> others = (cause instanceof StatementFailedException failed) ? failed.waitedFor()
				: List.of();
		return " Others held what it needs for too long"
				+ (others.isEmpty() ? "; end their transactions," : ". End their transactions,")
				+ " or raise 'migration.ddl.lock-timeout' or 'migration.ddl.retries'."
				+ (others.isEmpty() ? "" : " It waited for " + ServerSession.describe(others) + ends(cause));
	}

	private static String ends(Exception cause) {
		List<String> ends = (cause instanceof StatementFailedException failed) ? failed.ends() : List.of();
		return ends.isEmpty() ? "" : "\nTo end " + ((ends.size() == 1) ? "that transaction" : "those transactions")
				+ ": " + String.join("; ", ends);
	}

	/**
	 * Only where the next run is right in any case, it is said that it is.
	 */
	private static boolean isTold(Ending ending) {
		return ending == Ending.ROLLED_BACK || ending == Ending.WRITTEN_DOWN || ending == Ending.INTERRUPTED;
	}

	/**
	 * Who ended the work, if it was somebody else.
	 */
	private static Ended ended(@Nullable Throwable cause) {
		for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
			if (reason instanceof SQLException failure) {
				Ended ended = Ended.of(failure);
				if (ended != Ended.NOT) {
					return ended;
				}
			}
		}
		return Ended.NOT;
	}

	private static boolean isLockRefused(@Nullable Throwable cause) {
		return (cause instanceof StatementFailedException failed) ? failed.isLockRefused()
				: hasState(cause, LOCK_NOT_AVAILABLE);
	}

	private static boolean hasState(@Nullable Throwable cause, String state) {
		for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
			if (reason instanceof SQLException failure && state.equals(failure.getSQLState())) {
				return true;
			}
		}
		return false;
	}

	private static String writtenDown(int done) {
		return (done == 0) ? "Nothing before that took effect; the next run starts with the first statement."
				: "It was not rolled back: " + counted(done) + " took effect. Leave "
						+ ((done == 1) ? "it as it is" : "them as they are") + "; the next run goes on behind "
						+ ((done == 1) ? "it." : "them.");
	}

	private static String interrupted(int done, @Nullable StatementJournal journal) {
		String work = (journal != null) ? journal.openWork() : null;
		return "The connection was lost" + ((done > 0) ? " after " + counted(done) + " took effect" : "")
				+ "; the next run " + ((work != null) ? "starts '" + work + "' anew, or says what nobody can tell."
						: "asks the database whether the failed one did, and goes on.");
	}

	private static String work(@Nullable StatementJournal journal) {
		String work = (journal != null) ? journal.openWork() : null;
		return (work != null) ? " What '" + work
				+ "' itself committed, or DDL in it did, is not known: look at it, since the next run "
				+ ((journal != null && journal.isWorkUnclear()) ? "refuses to start it anew if it did."
						: "starts it anew.")
				: "";
	}

	private static String counted(int statements) {
		return (statements == 1) ? "1 statement" : statements + " statements";
	}

	private static String shortened(String sql) {
		return (sql.length() > LONGEST_SQL) ? sql.substring(0, LONGEST_SQL) + " ..." : sql;
	}

	/**
	 * Return the revision that failed.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Return whether it was taken back by what the history has recorded, for want of a
	 * script.
	 * @return {@code true} if there is no script to correct
	 */
	public boolean isRecorded() {
		return this.origin.startsWith(RecordedDowngrades.ORIGIN);
	}

	/**
	 * Return in which direction it was run.
	 * @return the direction
	 */
	public Direction direction() {
		return this.direction;
	}

	/**
	 * Return where its script was read from.
	 * @return a class name or a file
	 */
	public String origin() {
		return this.origin;
	}

	/**
	 * Return the number of the statement that failed.
	 * @return the number, from 1, or {@code null} if it was no statement
	 */
	public @Nullable Integer statementNumber() {
		return (getCause() instanceof StatementFailedException failed) ? failed.number() : null;
	}

	/**
	 * Return the statement that failed.
	 * @return the SQL, or {@code null} if it was no statement
	 */
	public @Nullable String sql() {
		return (getCause() instanceof StatementFailedException failed) ? failed.sql() : null;
	}

	/**
	 * Return whether the database is as it was before the revision, and before those that
	 * shared its transaction.
	 * @return {@code true} if everything that the revision did was taken back
	 */
	public boolean isRolledBack() {
		return this.ending == Ending.ROLLED_BACK;
	}

	/**
	 * Return whether everything that took effect is written down, so that the next run
	 * goes on after it and nobody has to look.
	 * @return {@code true} if so, for a revision that no transaction holds
	 */
	public boolean isWrittenDown() {
		return this.writtenDown;
	}

	/**
	 * Return what the row of the failure says, so that nothing is done twice.
	 * @return the column {@code statement}, or {@code null} if there is nothing to say
	 */
	@Nullable String mark() {
		if (this.ending == Ending.PARTLY_DONE) {
			return JournalRows.COMMITTED;
		}
		return this.workUnclear ? JournalRows.WORK : null;
	}

	/**
	 * Return whether the revision uses a value of an enum type that its own transaction
	 * has added.
	 */
	boolean isAboutNewEnumValue() {
		return hasState(this, UNSAFE_NEW_ENUM_VALUE);
	}

	/**
	 * Return whether the database refused a statement because it cannot run in a
	 * transaction.
	 * @return {@code true} if the script has to say that it runs in none
	 */
	public boolean isRefusedInTransaction() {
		String sql = sql();
		return isRolledBack() && sql != null && hasState(getCause(), ACTIVE_SQL_TRANSACTION)
				&& !ABOUT_TRANSACTION.matcher(sql).lookingAt();
	}

	/**
	 * Return whether the revision failed because others held what it needs, as often as
	 * it was tried.
	 * @return {@code true} if it may succeed another time as it is
	 */
	public boolean isLockRefused() {
		return isLockRefused(getCause());
	}

	/**
	 * Return whether somebody else ended the session or the statement, so that nothing is
	 * wrong with the script.
	 * @return {@code true} if it may succeed another time as it is
	 */
	public boolean isEndedByOthers() {
		return isTold(this.ending) && ended(getCause()) != Ended.NOT;
	}

	/**
	 * Return whether the connection was lost, so that nothing is known to be wrong with
	 * the script.
	 * @return {@code true} if it may succeed another time as it is
	 */
	public boolean isConnectionLost() {
		for (Throwable reason = getCause(); reason != null; reason = reason.getCause()) {
			if (reason instanceof SQLException failure
					&& (String.valueOf(failure.getSQLState()).startsWith("08") || failure.getErrorCode() == KILLED)) {
				return isTold(this.ending);
			}
		}
		return false;
	}

	/**
	 * Return whether nobody knows if the revision is applied, because the connection was
	 * lost while that was committed.
	 * @return {@code true} if it is applied completely or not, and running again is right
	 * in both cases
	 */
	public boolean isOutcomeUnknown() {
		return this.ending == Ending.UNKNOWN || this.ending == Ending.ROWS_UNKNOWN;
	}

	/**
	 * What somebody else has ended.
	 */
	private enum Ended {

		NOT(""),

		SESSION(" The server ended the session: somebody terminated it (pg_terminate_backend) or stopped the server. The"
				+ " script is not to blame; run again."),

		STATEMENT(" Somebody cancelled the statement (pg_cancel_backend, KILL QUERY). The script is not to blame; run"
				+ " again.");

		// ER_QUERY_INTERRUPTED
		private static final int INTERRUPTED = 1317;

		private static final Pattern LIMIT = Pattern.compile("timeout|timed out");

		private final String hint;

		Ended(String hint) {
			this.hint = hint;
		}

		// admin_shutdown, crash_shutdown; query_canceled, which a limit is too
		private static Ended of(SQLException failure) {
			String state = String.valueOf(failure.getSQLState());
			if (state.equals("57P01") || state.equals("57P02")) {
				return SESSION;
			}
			boolean limit = LIMIT.matcher(String.valueOf(failure.getMessage())).find();
			return ((state.equals("57014") && !limit) || failure.getErrorCode() == INTERRUPTED) ? STATEMENT : NOT;
		}

	}

}
