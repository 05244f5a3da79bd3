package dev.migration.operation;

import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;

/**
 * Add a column to a table. Reversible.
 *
 * @param table the table
 * @param column the column
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AddColumn(QualifiedName table, Column column, boolean ifNotExists) implements Operation, TableChange {

	/**
	 * Add a column that is not there.
	 * @param table the table
	 * @param column the column
	 */
	public AddColumn(QualifiedName table, Column column) {
		this(table, column, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropColumn(this.table, this.column.name(), this.column, this.ifNotExists);
	}

}
