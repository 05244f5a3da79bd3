package dev.migration.command;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Thrown when a database has to be at the heads and is not.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NotUpToDateException extends MigrationException {

	private final List<String> current;

	private final List<String> heads;

	NotUpToDateException(List<String> current, List<String> heads) {
		super("Target database is not up to date. It is at " + text(current) + " and the scripts are at " + text(heads)
				+ "; run 'migrate upgrade heads' first.");
		this.current = List.copyOf(current);
		this.heads = List.copyOf(heads);
	}

	private static String text(List<String> revisions) {
		return revisions.isEmpty() ? "'base'" : "'" + String.join("', '", revisions) + "'";
	}

	/**
	 * Return where the database is.
	 * @return the applied heads
	 */
	public List<String> current() {
		return this.current;
	}

	/**
	 * Return where it should be.
	 * @return the heads of the graph
	 */
	public List<String> heads() {
		return this.heads;
	}

}
