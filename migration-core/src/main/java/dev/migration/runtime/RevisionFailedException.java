package dev.migration.runtime;

import java.util.Locale;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
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

	private final String revision;

	private final Direction direction;

	private final String origin;

	private final Ending ending;

	RevisionFailedException(RevisionRun run, Ending ending, int done, boolean placeholders, Exception cause) {
		super(message(run, ending, done, cause) + (placeholders ? "" : hint(run, cause)), cause);
		this.revision = run.revision().id();
		this.direction = run.direction();
		this.origin = run.revision().origin();
		this.ending = ending;
	}

	private static String message(RevisionRun run, Ending ending, int done, Exception cause) {
		String direction = run.direction().name().toLowerCase(Locale.ROOT);
		String outcome = switch (ending) {
			case ROLLED_BACK -> "It was rolled back; the database is as it was before this revision.";
			case PARTLY_DONE -> "It was not rolled back; statements before the failed one took effect.";
			case WRITTEN_DOWN -> "It was not rolled back: " + counted(done)
					+ " took effect. Correct what follows; the next run goes on there.";
			case UNKNOWN ->
				"The connection was lost during the commit, so that the outcome is unknown: the revision was"
						+ " applied completely or not at all. Look with 'migrate current' and run again.";
		};
		String sql = (cause instanceof StatementFailedException failed) ? "\nSQL: " + shortened(failed.sql()) + "\n"
				: " ";
		return "Revision '" + run.revision().id() + "' failed on " + direction + " of database '" + run.database()
				+ "'. " + cause.getMessage() + sql + outcome;
	}

	/** What nobody replaced is most often what the database has stumbled over. */
	private static String hint(RevisionRun run, Exception cause) {
		if (!(cause instanceof StatementFailedException failed) || !run.revision().origin().endsWith(".sql")) {
			return "";
		}
		return SqlText.placeholderIn(failed.sql())
			.map((name) -> " Placeholders are off, so that '${" + name + "}' was left as it is; set"
					+ " 'migration.placeholders." + name + "' to turn them on.")
			.orElse("");
	}

	private static String counted(int statements) {
		return (statements == 0) ? "no statement before the failed one"
				: (statements == 1) ? "'1' statement" : "'" + statements + "' statements";
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
	 * Return whether the database is as it was before the revision.
	 * @return {@code true} if everything that the revision did was taken back
	 */
	public boolean isRolledBack() {
		return this.ending == Ending.ROLLED_BACK;
	}

	/**
	 * Return whether nobody knows if the revision took effect, because the connection was
	 * lost while it was committed.
	 * @return {@code true} if it took effect completely or not at all
	 */
	public boolean isOutcomeUnknown() {
		return this.ending == Ending.UNKNOWN;
	}

}
