package dev.migration.revision;

import java.util.List;

/**
 * Rows of the version table for which there is no script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnknownVersionRowException extends UnknownRevisionException {

	private final List<String> rows;

	UnknownVersionRowException(List<String> rows) {
		super(rows.get(0), Quoted.firstOf(rows),
				((rows.size() > 1) ? "the database is at these revisions, but there are no scripts for them; "
						: "the database is at this revision, but there is no script for it; ")
						+ "deploy the version that has it, or run 'stamp' with '--purge' to replace the rows");
		this.rows = List.copyOf(rows);
	}

	/**
	 * Return the rows.
	 * @return the revision ids of the rows
	 */
	public List<String> rows() {
		return this.rows;
	}

}
