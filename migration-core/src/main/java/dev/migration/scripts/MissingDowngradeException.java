package dev.migration.scripts;

import dev.migration.MigrationException;

/**
 * Thrown when a revision is to be undone whose script does not say how.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MissingDowngradeException extends MigrationException {

	private final String revision;

	MissingDowngradeException(String revision, String origin) {
		super("Revision '" + revision + "' cannot be undone: script '" + origin
				+ "' has no '-- downgrade' section. Add one with the statements that undo it, or an empty one"
				+ " if there is nothing to undo.");
		this.revision = revision;
	}

	/**
	 * Return the revision that cannot be undone.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

}
