package dev.migration.operation;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Rename a constraint. Reversible.
 *
 * @param table the table
 * @param from the name before
 * @param to the name after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameConstraint(QualifiedName table, Name from, Name to) implements Operation, TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new RenameConstraint(this.table, this.to, this.from);
	}

}
