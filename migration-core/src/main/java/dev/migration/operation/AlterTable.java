package dev.migration.operation;

import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.QualifiedName;

/**
 * Change one table in several ways, in one statement where the database can. Reversible
 * if all changes are.
 *
 * @param table the table
 * @param changes the changes in their order, at least one and all of this table
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AlterTable(QualifiedName table, List<Operation> changes) implements Operation {

	public AlterTable {
		changes = List.copyOf(changes);
		if (changes.isEmpty()) {
			throw new InvalidOperationException(
					"A batch on table '" + table + "' is empty; put at least one change into it.");
		}
		for (Operation change : changes) {
			if ((change instanceof CreateIndex create && create.concurrently())
					|| (change instanceof DropIndex drop && drop.concurrently())) {
				throw new InvalidOperationException(
						"A batch on table '" + table + "' holds '" + change.accept(new OperationDescription())
								+ "' concurrently, which is a statement of its own; put it behind the batch.");
			}
			if (!(change instanceof TableChange part) || !part.table().equals(table)) {
				throw new InvalidOperationException("A batch on table '" + table + "' holds '"
						+ change.accept(new OperationDescription()) + "'; put into it only changes of that table.");
			}
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.changes.stream().allMatch(Operation::reversible);
	}

	@Override
	public Operation inverse() {
		List<Operation> inverses = new ArrayList<>();
		this.changes.forEach((change) -> inverses.add(0, change.inverse()));
		return new AlterTable(this.table, inverses);
	}

}
