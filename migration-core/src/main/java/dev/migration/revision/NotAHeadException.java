package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Parent of a new revision that is no head, so that a branch would begin.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class NotAHeadException extends MigrationException {

	private final String revision;

	NotAHeadException(String revision) {
		super("Revision '%s' is not a head revision; please specify --splice to create a new branch from this revision."
			.formatted(revision));
		this.revision = revision;
	}

	/**
	 * Return the revision that is no head.
	 * @return the revision id
	 */
	public String revision() {
		return this.revision;
	}

}
