package dev.migration.operation;

import dev.migration.schema.Name;

/**
 * Drop a schema, which has to be empty. Reversible.
 *
 * @param schema the name
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropSchema(Name schema, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new CreateSchema(this.schema, this.ifExists);
	}

}
