package dev.migration.operation;

import dev.migration.schema.Index;
import dev.migration.schema.QualifiedName;

/**
 * Create an index. Reversible if the index has a name.
 *
 * @param table the table
 * @param index the index, with a name
 * @param ifNotExists whether nothing happens if there is one already
 * @param concurrently whether writes to the table go on meanwhile (PostgreSQL); not
 * possible in a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateIndex(QualifiedName table, Index index, boolean ifNotExists,
		boolean concurrently) implements Operation, TableChange {

	/**
	 * Create an index that is not there.
	 * @param table the table
	 * @param index the index, with a name
	 */
	public CreateIndex(QualifiedName table, Index index) {
		this(table, index, false, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.index.name() != null;
	}

	@Override
	public Operation inverse() {
		if (this.index.name() == null) {
			throw new IrreversibleOperationException(this, "create index on " + this.table, "the index has no name");
		}
		return new DropIndex(this.table, this.index.name(), this.index, this.ifNotExists, this.concurrently);
	}

}
