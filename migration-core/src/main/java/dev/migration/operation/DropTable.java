package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Drop a table.
 *
 * @param table the name
 * @param definition the table as it was, or {@code null} if unknown
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropTable(QualifiedName table, @Nullable Table definition) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop table " + this.table,
					"the definition of the table is not given");
		}
		return new CreateTable(this.definition);
	}

}
