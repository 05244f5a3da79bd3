package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateTable;
import dev.migration.operation.Operation;
import dev.migration.schema.QualifiedName;

/**
 * What one revision of a proposal is to do.
 *
 * @param upgrade the operations, in order
 * @param transactional whether they run in a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ProposedRevision(List<Operation> upgrade, boolean transactional) {

	public ProposedRevision {
		upgrade = List.copyOf(upgrade);
	}

	/**
	 * Cut operations into revisions, one after the other: what cannot run in a
	 * transaction, forth or back, is kept apart from what can.
	 * @param operations the operations, in order
	 * @param dialect the language of the database
	 * @return the revisions in the order in which they are to run; one if there is
	 * nothing to do
	 */
	public static List<ProposedRevision> cut(List<Operation> operations, Dialect dialect) {
		List<ProposedRevision> revisions = new ArrayList<>();
		List<Operation> current = new ArrayList<>();
		boolean transactional = true;
		for (Operation operation : operations) {
			boolean fits = isTransactional(operation, dialect);
			if (fits != transactional && !current.isEmpty()) {
				revisions.add(new ProposedRevision(current, transactional));
				current.clear();
			}
			transactional = fits;
			current.add(operation);
		}
		revisions.add(new ProposedRevision(current, transactional));
		return List.copyOf(revisions);
	}

	private static boolean isTransactional(Operation operation, Dialect dialect) {
		return !dialect.requiresAutocommit(operation)
				&& !(operation.reversible() && dialect.requiresAutocommit(operation.inverse()));
	}

	/**
	 * Return the operations that take the upgrade back. The rows of a table that it
	 * creates go with their table.
	 * @return the inverses in reverse order
	 */
	public List<Operation> downgrade() {
		List<Operation> inverses = new ArrayList<>();
		this.upgrade.stream()
			.filter((operation) -> !(operation instanceof BulkInsert insert && isCreated(insert.table())))
			.forEach((operation) -> inverses.add(operation.inverse()));
		Collections.reverse(inverses);
		return List.copyOf(inverses);
	}

	private boolean isCreated(QualifiedName table) {
		return this.upgrade.stream()
			.anyMatch((operation) -> operation instanceof CreateTable create && create.table().name().equals(table));
	}

}
