package dev.migration.operation;

import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop an index.
 *
 * @param table the table
 * @param name the name of the index
 * @param definition the index as it was, or {@code null} if unknown
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropIndex(QualifiedName table, Name name, @Nullable Index definition) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop index " + this.name + " of " + this.table,
					"the definition of the index is not given");
		}
		return new CreateIndex(this.table, this.definition);
	}

}
