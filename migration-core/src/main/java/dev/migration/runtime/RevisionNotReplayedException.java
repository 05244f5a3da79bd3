package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.scripts.LoadedRevision;

/**
 * Thrown when the operations of a revision cannot be told for a database, such as those
 * with types that it does not have.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class RevisionNotReplayedException extends MigrationException {

	private final String revision;

	private final String origin;

	RevisionNotReplayedException(LoadedRevision revision, Dialect dialect, MigrationException cause) {
		super("Revision '" + revision.node().id() + "' (" + revision.origin() + ") cannot be replayed for '"
				+ dialect.name() + "': " + cause.getMessage()
				+ " Correct the revision so that this database takes it, or use the database that it was written for.",
				cause);
		this.revision = revision.node().id();
		this.origin = revision.origin();
	}

	/**
	 * Return the revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Return where its script was read from.
	 * @return a class name or a file
	 */
	public String origin() {
		return this.origin;
	}

}
