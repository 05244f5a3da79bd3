package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Revision that was to be taken back although one that stays needs it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RevisionNeededException extends MigrationException {

	private final String revision;

	private final String neededBy;

	RevisionNeededException(String revision, String neededBy) {
		super("Revision %s cannot be taken back alone: %s is applied and builds or depends on it; take it back as well."
			.formatted(Quoted.of(revision), Quoted.of(neededBy)));
		this.revision = revision;
		this.neededBy = neededBy;
	}

	/**
	 * Return the revision that was to be taken back.
	 * @return the revision id
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Return the revision that was to stay.
	 * @return the revision id
	 */
	public String neededBy() {
		return this.neededBy;
	}

}
