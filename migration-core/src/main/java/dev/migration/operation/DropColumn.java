package dev.migration.operation;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a column of a table. Reversible if its definition is given.
 *
 * @param table the table
 * @param column the name of the column
 * @param definition the column as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropColumn(QualifiedName table, Name column, @Nullable Column definition,
		boolean ifExists) implements Operation, TableChange {

	/**
	 * Drop a column that is there.
	 * @param table the table
	 * @param column the name of the column
	 * @param definition the column as it was or {@code null}
	 */
	public DropColumn(QualifiedName table, Name column, @Nullable Column definition) {
		this(table, column, definition, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.definition != null;
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop column " + this.table + "." + this.column,
					"the definition of the column is not given");
		}
		return new AddColumn(this.table, this.definition, this.ifExists);
	}

}
