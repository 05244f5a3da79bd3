package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Rows of the version table for which there is no script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnknownVersionRowException extends MigrationException {

	private final List<String> rows;

	UnknownVersionRowException(List<String> rows) {
		super("The database is at %s, for which there is no script; ".formatted(Quoted.list(rows))
				+ "deploy the version that has it, or run 'stamp' with '--purge' to replace the rows.");
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
