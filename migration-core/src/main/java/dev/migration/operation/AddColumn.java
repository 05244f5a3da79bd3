package dev.migration.operation;

import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;

/**
 * Add a column to a table.
 *
 * @param table the table
 * @param column the column
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AddColumn(QualifiedName table, Column column) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropColumn(this.table, this.column.name(), this.column);
	}

}
