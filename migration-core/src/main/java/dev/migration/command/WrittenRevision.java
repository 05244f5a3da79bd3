package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * What the revision command has done.
 *
 * @param id the new revision, or {@code null} if there was nothing to write
 * @param file the new file, or {@code null} if there was nothing to write
 * @param differences what the comparison found, a line each
 * @param notes what a reviewer has to think about
 * @param unmanaged objects of the database that were left alone
 * @author The Migration Authors
 * @since 0.1.0
 */
public record WrittenRevision(@Nullable String id, @Nullable Path file, List<String> differences, List<String> notes,
		List<SchemaObject> unmanaged) {

	public WrittenRevision {
		differences = List.copyOf(differences);
		notes = List.copyOf(notes);
		unmanaged = List.copyOf(unmanaged);
	}

}
