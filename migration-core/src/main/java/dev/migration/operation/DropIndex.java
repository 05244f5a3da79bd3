package dev.migration.operation;

import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drop an index. Reversible if its definition is given.
 *
 * @param table the table
 * @param name the name of the index
 * @param definition the index as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @param concurrently whether reads and writes of the table go on meanwhile (PostgreSQL);
 * not possible in a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropIndex(QualifiedName table, Name name, @Nullable Index definition, boolean ifExists,
		boolean concurrently) implements Operation, TableChange {

	/**
	 * Drop an index that is there.
	 * @param table the table
	 * @param name the name of the index
	 * @param definition the index as it was or {@code null}
	 */
	public DropIndex(QualifiedName table, Name name, @Nullable Index definition) {
		this(table, name, definition, false, false);
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
			throw new IrreversibleOperationException(this, "drop index " + this.name + " of " + this.table,
					"the definition of the index is not given");
		}
		return new CreateIndex(this.table, this.definition, this.ifExists, this.concurrently);
	}

}
