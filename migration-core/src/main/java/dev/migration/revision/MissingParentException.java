package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Down revision or dependency that no script declares.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MissingParentException extends MigrationException {

	private final RevisionNode revision;

	private final String parent;

	MissingParentException(RevisionNode revision, String parent) {
		super((revision.downRevisions().contains(parent)
				? "Revision %s referenced from '%s' in '%s' is not present; restore its script or correct the down revision."
				: "Revision or branch %s referenced from '%s' in '%s' is not present; restore its script or correct "
						+ "the dependency, which is a complete id or a branch label.")
			.formatted(Quoted.of(parent), revision.id(), revision.origin()));
		this.revision = revision;
		this.parent = parent;
	}

	/**
	 * Return the revision that refers to it.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * Return what is missing.
	 * @return an id or a branch label
	 */
	public String parent() {
		return this.parent;
	}

}
