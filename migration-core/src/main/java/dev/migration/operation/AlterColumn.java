package dev.migration.operation;

import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Change a column: its type, nullability, default, identity, generated expression,
 * comment or name. Always holds the complete column before and after.
 *
 * @param table the table
 * @param from the column before
 * @param to the column after
 * @param using the expression that converts the values to the new type, or {@code null}
 * for an ordinary assignment
 * @param usingBack the expression that converts them back
 * @param check the check that is part of the column's definition and stays, in terms of
 * the column before, or {@code null}; MariaDB has such checks, and only the database
 * knows them
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AlterColumn(QualifiedName table, Column from, Column to, @Nullable String using,
		@Nullable String usingBack, @Nullable Expression check) implements Operation, TableChange {

	/**
	 * Change a column that has no check in its definition, or nobody knows.
	 * @param table the table
	 * @param from the column before
	 * @param to the column after
	 * @param using the expression that converts the values or {@code null}
	 * @param usingBack the expression that converts them back or {@code null}
	 */
	public AlterColumn(QualifiedName table, Column from, Column to, @Nullable String using,
			@Nullable String usingBack) {
		this(table, from, to, using, usingBack, null);
	}

	/**
	 * Return this change of a column that has a check in its definition.
	 * @param other the check or {@code null}
	 * @return the change
	 */
	public AlterColumn withCheck(@Nullable Expression other) {
		return new AlterColumn(this.table, this.from, this.to, this.using, this.usingBack, other);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		Expression kept = this.from.name().equals(this.to.name()) ? this.check : null;
		return new AlterColumn(this.table, this.to, this.from, this.usingBack, this.using, kept);
	}

}
