package dev.migration.runtime;

import dev.migration.MigrationException;

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

	JournalMismatchException(UnfinishedRevision unfinished, String database, JournalEntry entry) {
		super(unfinished.description() + " on database '" + database + "', but call " + entry.position()
				+ " of the script is no longer '" + shortened(entry.text())
				+ "'. Put that back as it was and correct what follows; or put the database right by hand and 'stamp'"
				+ " the revision that it is at then.");
		this.revision = unfinished.revision();
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
