package dev.migration.operation;

import dev.migration.schema.Table;

/**
 * Create a table with its columns, constraints and indexes. Reversible.
 *
 * @param table the table
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateTable(Table table, boolean ifNotExists) implements Operation {

	/**
	 * Create a table that is not there.
	 * @param table the table
	 */
	public CreateTable(Table table) {
		this(table, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropTable(this.table.name(), this.table, this.ifNotExists);
	}

}
