package dev.migration.scripts;

import java.nio.file.Path;

import dev.migration.MigrationException;

/**
 * Thrown when a project is to be initialized in a directory that cannot hold revisions,
 * whatever is in it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InvalidDirectoryException extends MigrationException {

	InvalidDirectoryException(Path directory, String problem) {
		super("Directory '" + directory + "' " + problem + ".");
	}

}
