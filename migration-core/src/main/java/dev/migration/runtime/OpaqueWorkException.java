package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.scripts.LoadedRevision;

/**
 * Thrown when a script does something that only a database can answer or a driver can
 * send, and there is none.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class OpaqueWorkException extends MigrationException {

	private final String revision;

	private final String origin;

	OpaqueWorkException(LoadedRevision revision, String what, String action) {
		super(start(revision) + what + "; " + action + ".");
		this.revision = revision.node().id();
		this.origin = revision.origin();
	}

	OpaqueWorkException(LoadedRevision revision, MigrationException cause) {
		super(start(revision) + cause.getMessage(), cause);
		this.revision = revision.node().id();
		this.origin = revision.origin();
	}

	private static String start(LoadedRevision revision) {
		return "Revision '" + revision.node().id() + "' of '" + revision.origin() + "' cannot be written as SQL: ";
	}

	/**
	 * Return the revision whose script needs a database.
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
