package dev.migration.operation;

import dev.migration.schema.EnumType;

/**
 * Create an enum type.
 *
 * @param type the type
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateEnumType(EnumType type) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropEnumType(this.type.name(), this.type);
	}

}
