package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Path;

import dev.migration.MigrationException;

/**
 * Thrown when the result of a command cannot be written.
 */
final class OutputException extends MigrationException {

	OutputException() {
		super("Standard output cannot be written; check what it is redirected to.");
	}

	OutputException(Path file, IOException cause) {
		super("'%s' cannot be written: %s. Check that the directory may be written to.".formatted(file,
				cause.getMessage()), cause);
	}

}
