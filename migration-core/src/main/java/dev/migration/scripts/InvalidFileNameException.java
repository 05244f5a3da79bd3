package dev.migration.scripts;

import dev.migration.MigrationException;

/**
 * Thrown when a script would get a name that no file, folder or class may have, or the
 * name of another script.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidFileNameException extends MigrationException {

	InvalidFileNameException(String message) {
		super(message);
	}

}
