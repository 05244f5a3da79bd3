package dev.migration.boot.command;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.migration.MigrationException;
import dev.migration.revision.RevisionNode;

/**
 * Finds the file that a revision was written in.
 */
final class SourceFile {

	private SourceFile() {
	}

	static Path of(RevisionNode revision, CommandDatabase database) {
		Path file = Path.of(revision.origin());
		if (!Files.isRegularFile(file)) {
			throw new MigrationException("The source of revision '" + revision.id() + "' is not here.");
		}
		return file;
	}

}
