package dev.migration.operation;

import dev.migration.schema.Column;
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
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AlterColumn(QualifiedName table, Column from, Column to, @Nullable String using,
		@Nullable String usingBack) implements Operation, TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new AlterColumn(this.table, this.to, this.from, this.usingBack, this.using);
	}

}
