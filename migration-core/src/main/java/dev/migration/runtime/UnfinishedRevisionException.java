package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a run would build on a revision that an earlier run in the other direction
 * has left half-way, or would do again what an earlier run has done already.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnfinishedRevisionException extends MigrationException {

	private final UnfinishedRevision unfinished;

	UnfinishedRevisionException(UnfinishedRevision unfinished, String advice, String database) {
		super(unfinished.description() + " on database '" + database + "'; " + advice + ".");
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
