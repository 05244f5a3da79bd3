package dev.migration.operation;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Check the rows that a constraint has not been checked against. Irreversible: what has
 * been checked stays so.
 *
 * @param table the table
 * @param name the name of the constraint
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ValidateConstraint(QualifiedName table, Name name) implements Operation, TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return false;
	}

	@Override
	public Operation inverse() {
		throw new IrreversibleOperationException(this, "validate constraint " + this.name + " of " + this.table,
				"a validated constraint cannot be made unvalidated; drop it and create it as not valid");
	}

}
