package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.SchemaObject;
import dev.migration.proof.ProofVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What the revision command has done.
 *
 * @param scripts the new revisions in the order in which they run: none if there was
 * nothing to write, several if some of the operations cannot run in a transaction
 * @param differences what the comparison found, a line each
 * @param notes what a reviewer has to think about
 * @param unmanaged objects of the database that were left alone
 * @param proof what trying the revisions out has come to, or {@code null} if they were
 * not
 * @author The Migration Authors
 * @since 0.1.0
 */
public record WrittenRevision(List<WrittenScript> scripts, List<String> differences, List<String> notes,
		List<SchemaObject> unmanaged, @Nullable ProofVerdict proof) {

	public WrittenRevision {
		scripts = List.copyOf(scripts);
		differences = List.copyOf(differences);
		notes = List.copyOf(notes);
		unmanaged = List.copyOf(unmanaged);
	}

	/**
	 * Return the new head.
	 * @return the last new revision, or {@code null} if there was nothing to write
	 */
	public @Nullable String id() {
		return this.scripts.isEmpty() ? null : this.scripts.get(this.scripts.size() - 1).id();
	}

	/**
	 * Return the file of the new head.
	 * @return the last new file, or {@code null} if there was nothing to write
	 */
	public @Nullable Path file() {
		return this.scripts.isEmpty() ? null : this.scripts.get(this.scripts.size() - 1).file();
	}

}
