package dev.migration.operation;

import dev.migration.schema.Index;
import dev.migration.schema.QualifiedName;

/**
 * Create an index.
 *
 * @param table the table
 * @param index the index, with a name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateIndex(QualifiedName table, Index index) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		if (this.index.name() == null) {
			throw new IrreversibleOperationException(this, "create index on " + this.table, "the index has no name");
		}
		return new DropIndex(this.table, this.index.name(), this.index);
	}

}
