package dev.migration.operation;

import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.UniqueConstraint;

/**
 * Make a constraint of a unique index that is there. Reversible.
 *
 * @param table the table
 * @param constraint a primary key or a unique constraint, with a name
 * @param index the unique index, with a name; it takes the name of the constraint
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AddConstraintUsingIndex(QualifiedName table, Constraint constraint,
		Index index) implements Operation, TableChange {

	public AddConstraintUsingIndex {
		if (!(constraint instanceof PrimaryKey) && !(constraint instanceof UniqueConstraint)) {
			throw new InvalidOperationException("Constraint '" + constraint.name() + "' of table '" + table
					+ "' cannot use an index; use a primary key or a unique constraint.");
		}
		if (constraint.name() == null || index.name() == null || !index.unique()) {
			throw new InvalidOperationException("A constraint of table '" + table + "' uses index '" + index.name()
					+ "'; give both a name and use a unique index.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropConstraintKeepingIndex(this.table, this.constraint, this.index);
	}

}
