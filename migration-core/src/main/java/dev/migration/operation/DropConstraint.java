package dev.migration.operation;

import dev.migration.schema.Constraint;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a constraint of a table. Reversible if its definition is given and it was certain
 * to be there.
 *
 * @param table the table
 * @param name the name of the constraint
 * @param definition the constraint as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @param primaryKey whether it is the primary key, which some databases do not drop by
 * its name; {@code true} if the definition says so
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropConstraint(QualifiedName table, Name name, @Nullable Constraint definition, boolean ifExists,
		boolean primaryKey) implements Operation, TableChange {

	public DropConstraint {
		primaryKey |= definition instanceof PrimaryKey;
	}

	/**
	 * Drop a constraint.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param definition the constraint as it was or {@code null}
	 * @param ifExists whether nothing happens if there is none
	 */
	public DropConstraint(QualifiedName table, Name name, @Nullable Constraint definition, boolean ifExists) {
		this(table, name, definition, ifExists, false);
	}

	/**
	 * Drop a constraint that is there.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param definition the constraint as it was or {@code null}
	 */
	public DropConstraint(QualifiedName table, Name name, @Nullable Constraint definition) {
		this(table, name, definition, false, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.definition != null && !this.ifExists;
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop constraint " + this.name + " of " + this.table,
					"the definition of the constraint is not given");
		}
		if (this.ifExists) {
			throw new IrreversibleOperationException(this, "drop constraint " + this.name + " of " + this.table,
					"whether the constraint was there is not known; drop it without 'if exists'");
		}
		return new AddConstraint(this.table, this.definition);
	}

}
