package dev.migration.operation;

import dev.migration.schema.Constraint;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Add a constraint to a table. Reversible if the constraint has a name.
 *
 * @param table the table
 * @param constraint the constraint, with a name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AddConstraint(QualifiedName table, Constraint constraint) implements Operation, TableChange {

	private Name nameOf(Constraint named) {
		if (named.name() == null) {
			throw new IrreversibleOperationException(this, "add constraint to " + this.table,
					"the constraint has no name");
		}
		return named.name();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.constraint.name() != null;
	}

	@Override
	public Operation inverse() {
		return new DropConstraint(this.table, nameOf(this.constraint), this.constraint);
	}

}
