package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Drop a table. Reversible if its definition is given.
 *
 * @param table the name
 * @param definition the table as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropTable(QualifiedName table, @Nullable Table definition, boolean ifExists) implements Operation {

	/**
	 * Drop a table that is there.
	 * @param table the name
	 * @param definition the table as it was or {@code null}
	 */
	public DropTable(QualifiedName table, @Nullable Table definition) {
		this(table, definition, false);
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
			throw new IrreversibleOperationException(this, "drop table " + this.table,
					"the definition of the table is not given");
		}
		return new CreateTable(this.definition, this.ifExists);
	}

}
