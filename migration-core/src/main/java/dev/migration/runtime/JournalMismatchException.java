package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when a revision was left half-way and its script is no longer the one that was
 * run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class JournalMismatchException extends MigrationException {

	private static final int LONGEST_TEXT = 200;

	private final String revision;

	private final String statement;

	JournalMismatchException(String revision, QualifiedName historyTable, int done, JournalEntry entry) {
		super("Revision '" + revision + "' was left half-way: '" + done
				+ "' of its statements took effect, but the script no longer has '" + shortened(entry.text())
				+ "' as its call '" + entry.position()
				+ "'. Put back what took effect as it was and correct what follows; or undo it by"
				+ " hand and delete the rows of revision '" + revision + "' with the event 'STATEMENT' from '"
				+ historyTable + "'.");
		this.revision = revision;
		this.statement = entry.text();
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
	 * Return what took effect and is not in the script any more.
	 * @return the SQL or the name of data work, cut where it is long
	 */
	public String statement() {
		return this.statement;
	}

}
