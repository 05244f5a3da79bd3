package dev.migration.runtime;

import java.util.Locale;

import dev.migration.MigrationException;

/**
 * Thrown when a run was interrupted in a statement and nothing tells whether it took
 * effect. Nobody guesses: the statement would be lost or carried out twice.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnclearStatementException extends MigrationException {

	private static final int LONGEST_TEXT = 200;

	private final String revision;

	private final String statement;

	UnclearStatementException(RevisionRun run, String statement, Reason reason) {
		super(message(run, statement, reason));
		this.revision = run.revision().id();
		this.statement = statement;
	}

	private static String message(RevisionRun run, String statement, Reason reason) {
		return "The " + run.direction().name().toLowerCase(Locale.ROOT) + " of revision '" + run.revision().id()
				+ "' on database '" + run.database() + "' was interrupted in '" + shortened(statement) + "', and "
				+ reason.text + " the database right by hand and 'stamp' the revision that it is at then.";
	}

	private static String shortened(String text) {
		return (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) + " ..." : text;
	}

	/**
	 * Return the revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Return what was interrupted.
	 * @return the SQL or the name of data work, cut where it is long
	 */
	public String statement() {
		return this.statement;
	}

	/**
	 * Why nothing tells.
	 */
	enum Reason {

		/**
		 * Others have changed it.
		 */
		CHANGED_OTHERWISE("what it is about has changed since without being what the statement makes of it. Put"),

		/**
		 * The catalogs look the same before and after.
		 */
		INVISIBLE("the catalogs do not show whether it took effect. Put"),

		/**
		 * It consists of several changes.
		 */
		PARTLY("it may have taken effect in part. Put"),

		/**
		 * Its rows were in a temporary table.
		 */
		TEMPORARY(
				"the rows of its temporary table went with the session of the earlier run. Fill and use such a table in"
						+ " one 'op.run', and put"),

		/**
		 * It uses a variable that was computed in another session.
		 */
		VARIABLE("the value of its variable went with the session of the earlier run; computed again it may be another."
				+ " Compute and use such a value in one statement or one 'op.run', and put"),

		/**
		 * It uses the number of a row that was inserted in another session.
		 */
		NUMBER("the number that an earlier run was given for its row went with the session of that run. Insert both rows in"
				+ " one 'op.run', and put"),

		/**
		 * The server ended while it made it.
		 */
		TORN("the server, which ended just then, has made only a part of it, which nobody can use. Drop that part (the"
				+ " server may start again over this) and run again, or put"),

		/**
		 * The server was replaced.
		 */
		OTHER_SERVER("the server has another version since, which describes what it is about in other words. Put"),

		/**
		 * It committed by itself.
		 */
		PROGRAM("it had committed a part of what it does by itself. If it may be carried out from its beginning again,"
				+ " set 'transactional = false' for the revision, and the next run does so; otherwise put");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

	}

}
