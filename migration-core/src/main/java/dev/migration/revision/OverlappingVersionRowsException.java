package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Version row for a revision that another row already implies, left by an edited table or
 * an edited script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OverlappingVersionRowsException extends MigrationException {

	private final String row;

	private final String impliedBy;

	OverlappingVersionRowsException(String row, String impliedBy) {
		super("Requested revision '%s' overlaps with other requested revisions '%s': ".formatted(impliedBy, row)
				+ "the version table has rows for both, although the first implies the other; run 'stamp %s' to remove '%s'."
					.formatted(impliedBy, row));
		this.row = row;
		this.impliedBy = impliedBy;
	}

	/**
	 * Return the row that is too many.
	 * @return the revision id of the row
	 */
	public String row() {
		return this.row;
	}

	/**
	 * Return the row that builds on it.
	 * @return the revision id of the row
	 */
	public String impliedBy() {
		return this.impliedBy;
	}

}
