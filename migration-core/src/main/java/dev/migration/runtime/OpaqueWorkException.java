package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a script does something that only a database can answer and there is none.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class OpaqueWorkException extends MigrationException {

	private final String revision;

	OpaqueWorkException(String revision, String what, String action) {
		super("Revision '" + revision + "' cannot be written as SQL: " + what + " needs a database; " + action + ".");
		this.revision = revision;
	}

	/**
	 * Return the revision whose script needs a database.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

}
