package dev.migration.dialect;

import dev.migration.MigrationException;

/**
 * Thrown when a dialect is asked for that does not exist.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnknownDialectException extends MigrationException {

	private final String name;

	UnknownDialectException(String name) {
		super("There is no dialect '" + name + "'; use one of '" + String.join("', '", Dialects.names()) + "'.");
		this.name = name;
	}

	/**
	 * Return what was asked for.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

}
