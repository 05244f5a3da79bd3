package dev.migration.autogenerate;

import java.util.List;

import dev.migration.diff.RenameCandidate;
import dev.migration.operation.Operation;

/**
 * What a comparison of model and database found.
 *
 * @param upgrade the operations that bring the database to the model, in order
 * @param differences what they change, a line each
 * @param unmanaged objects of the database that neither the model nor this history knows;
 * they are left alone
 * @param notCompared what could not be compared, and why
 * @param notes what a reviewer has to think about, for each operation of the upgrade
 * @param dropped what the upgrade drops although neither the model nor this history knows
 * it, because somebody asked for that
 * @param adopted what the upgrade renames although this history has not made it
 * @param possibleRenames what the upgrade drops and may have been renamed, each once;
 * nobody has said so
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Comparison(List<Operation> upgrade, List<String> differences, List<SchemaObject> unmanaged,
		List<String> notCompared, List<List<String>> notes, List<SchemaObject> dropped, List<SchemaObject> adopted,
		List<RenameCandidate> possibleRenames) {

	public Comparison {
		notes = notes.stream().map(List::copyOf).toList();
		dropped = List.copyOf(dropped);
		adopted = List.copyOf(adopted);
		possibleRenames = List.copyOf(possibleRenames);
		upgrade = List.copyOf(upgrade);
		differences = List.copyOf(differences);
		unmanaged = List.copyOf(unmanaged);
		notCompared = List.copyOf(notCompared);
	}

	/**
	 * Create a comparison that leaves alone what nobody knows.
	 * @param upgrade the operations that bring the database to the model, in order
	 * @param differences what they change, a line each
	 * @param unmanaged objects that are left alone
	 * @param notCompared what could not be compared, and why
	 */
	public Comparison(List<Operation> upgrade, List<String> differences, List<SchemaObject> unmanaged,
			List<String> notCompared) {
		this(upgrade, differences, unmanaged, notCompared, List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * Return the same comparison with notes.
	 * @param other the notes on each operation of the upgrade
	 * @return the comparison
	 */
	public Comparison withNotes(List<List<String>> other) {
		return new Comparison(this.upgrade, this.differences, this.unmanaged, this.notCompared, other, this.dropped,
				this.adopted, this.possibleRenames);
	}

	Comparison withDropped(List<SchemaObject> other) {
		return new Comparison(this.upgrade, this.differences, this.unmanaged, this.notCompared, this.notes, other,
				this.adopted, this.possibleRenames);
	}

	Comparison withRenames(List<SchemaObject> adoptedObjects, List<RenameCandidate> candidates) {
		return new Comparison(this.upgrade, this.differences, this.unmanaged, this.notCompared, this.notes,
				this.dropped, adoptedObjects, candidates);
	}

	/**
	 * Return whether there is nothing to do.
	 * @return {@code true} if the database is what the model asks for
	 */
	public boolean isEmpty() {
		return this.upgrade.isEmpty();
	}

	/**
	 * Return the operations that take the upgrade back.
	 * @return the inverses in reverse order
	 */
	public List<Operation> downgrade() {
		return new ProposedRevision(this.upgrade, true).downgrade();
	}

}
