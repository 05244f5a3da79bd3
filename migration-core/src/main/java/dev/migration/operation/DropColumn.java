package dev.migration.operation;

import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop a column of a table.
 *
 * @param table the table
 * @param column the name of the column
 * @param definition the column as it was, or {@code null} if unknown
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropColumn(QualifiedName table, Name column, @Nullable Column definition) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop column " + this.table + "." + this.column,
					"the definition of the column is not given");
		}
		return new AddColumn(this.table, this.definition);
	}

}
