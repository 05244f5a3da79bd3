package dev.migration.operation;

import dev.migration.schema.Table;

/**
 * Create a table with its columns, constraints and indexes.
 *
 * @param table the table
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateTable(Table table) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropTable(this.table.name(), this.table);
	}

}
