package dev.migration.autogenerate;

import dev.migration.MigrationException;

/**
 * Thrown when an answer about a rename fits nothing that goes and comes.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidRenameException extends MigrationException {

	private final String argument;

	InvalidRenameException(String argument, String reason) {
		super("Rename '" + argument + "' " + reason);
		this.argument = argument;
	}

	/**
	 * Return what was said.
	 * @return the answer
	 */
	public String argument() {
		return this.argument;
	}

}
