package dev.migration.autogenerate;

import java.util.List;

import dev.migration.operation.Operation;

/**
 * What a comparison of model and database found.
 *
 * @param upgrade the operations that bring the database to the model, in order
 * @param differences what they change, a line each
 * @param unmanaged objects of the database that neither the model nor this history knows;
 * they are left alone
 * @param notCompared what could not be compared, and why
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Comparison(List<Operation> upgrade, List<String> differences, List<SchemaObject> unmanaged,
		List<String> notCompared) {

	public Comparison {
		upgrade = List.copyOf(upgrade);
		differences = List.copyOf(differences);
		unmanaged = List.copyOf(unmanaged);
		notCompared = List.copyOf(notCompared);
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
