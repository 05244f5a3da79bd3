package dev.migration.scripts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.Operation;

import org.springframework.util.Assert;

/**
 * A revision that has no script yet.
 *
 * @param id the identifier
 * @param downRevisions the revisions that it follows
 * @param dependsOn the revisions that must run before without being parents
 * @param branchLabels the names of the branch that starts here
 * @param message what it does
 * @param createDate when it is written
 * @param transactional whether it runs in a transaction
 * @param upgrade what carries it out
 * @param downgrade what undoes it
 * @param notes what its author should know, written as comments above the upgrade
 * @param operationNotes what its author should know about each operation of the upgrade,
 * written as comments above it; empty if there is nothing to say
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionDraft(String id, List<String> downRevisions, List<String> dependsOn, List<String> branchLabels,
		String message, Instant createDate, boolean transactional, List<Operation> upgrade, List<Operation> downgrade,
		List<String> notes, List<List<String>> operationNotes) {

	public RevisionDraft {
		downRevisions = List.copyOf(downRevisions);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = List.copyOf(branchLabels);
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		notes = List.copyOf(notes);
		operationNotes = operationNotes.stream().map(List::copyOf).toList();
		Assert.isTrue(operationNotes.isEmpty() || operationNotes.size() == upgrade.size(),
				"'operationNotes' must be those of each operation");
	}

	/**
	 * Create a revision about whose operations there is nothing to say.
	 * @param id the identifier
	 * @param downRevisions the revisions that it follows
	 * @param dependsOn the revisions that must run before without being parents
	 * @param branchLabels the names of the branch that starts here
	 * @param message what it does
	 * @param createDate when it is written
	 * @param transactional whether it runs in a transaction
	 * @param upgrade what carries it out
	 * @param downgrade what undoes it
	 * @param notes what its author should know
	 */
	public RevisionDraft(String id, List<String> downRevisions, List<String> dependsOn, List<String> branchLabels,
			String message, Instant createDate, boolean transactional, List<Operation> upgrade,
			List<Operation> downgrade, List<String> notes) {
		this(id, downRevisions, dependsOn, branchLabels, message, createDate, transactional, upgrade, downgrade, notes,
				List.of());
	}

	/**
	 * Return the notes on an operation of the upgrade.
	 * @param index its place
	 * @return the notes that say something
	 */
	List<String> notesOn(int index) {
		return this.operationNotes.isEmpty() ? List.of()
				: this.operationNotes.get(index).stream().filter((note) -> !note.isBlank()).toList();
	}

	/**
	 * Return all notes.
	 * @return those on the revision, and then those on each operation
	 */
	public List<String> allNotes() {
		return Stream.concat(this.notes.stream(), this.operationNotes.stream().flatMap(List::stream)).toList();
	}

}
