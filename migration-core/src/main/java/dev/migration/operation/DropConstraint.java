package dev.migration.operation;

import dev.migration.schema.Constraint;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a constraint of a table.
 *
 * @param table the table
 * @param name the name of the constraint
 * @param definition the constraint as it was, or {@code null} if unknown
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropConstraint(QualifiedName table, Name name, @Nullable Constraint definition) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop constraint " + this.name + " of " + this.table,
					"the definition of the constraint is not given");
		}
		return new AddConstraint(this.table, this.definition);
	}

}
