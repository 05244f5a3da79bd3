package dev.migration.operation;

import dev.migration.schema.Name;

/**
 * Create a schema. Reversible.
 *
 * @param schema the name
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateSchema(Name schema, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropSchema(this.schema, this.ifNotExists);
	}

}
