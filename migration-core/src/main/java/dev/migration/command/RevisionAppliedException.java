package dev.migration.command;

import dev.migration.MigrationException;

/**
 * Thrown when a revision is to be changed that a database has already.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class RevisionAppliedException extends MigrationException {

	private final String revision;

	RevisionAppliedException(String revision, String database) {
		super("Revision '" + revision + "' is applied to database '" + database
				+ "' and keeps its parents; take it back first, for example with 'migrate downgrade " + revision
				+ "-1', or join the heads with 'migrate merge heads'.");
		this.revision = revision;
	}

	/**
	 * Return the revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

}
