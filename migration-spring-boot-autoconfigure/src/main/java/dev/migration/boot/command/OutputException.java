package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.migration.MigrationException;

/**
 * Thrown when the result of a command cannot be written to its file.
 */
final class OutputException extends MigrationException {

	OutputException(Path file, IOException cause) {
		super("'%s' cannot be written: %s. Check that the directory may be written to.".formatted(file,
				cause.getMessage()), cause);
	}

}
