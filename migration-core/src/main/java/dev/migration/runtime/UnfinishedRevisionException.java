package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a run would build on a revision that an earlier run in the other direction
 * has left half-way.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnfinishedRevisionException extends MigrationException {

	private final UnfinishedRevision unfinished;

	UnfinishedRevisionException(UnfinishedRevision unfinished, String database) {
		super(unfinished.description() + " on database '" + database + "'; run the " + unfinished.command()
				+ " again, or put the database right by hand and 'stamp' the revision that it is at then.");
		this.unfinished = unfinished;
	}

	/**
	 * Return what was left half-way.
	 * @return the revision
	 */
	public UnfinishedRevision unfinished() {
		return this.unfinished;
	}

}
