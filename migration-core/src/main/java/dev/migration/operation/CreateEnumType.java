package dev.migration.operation;

import dev.migration.schema.EnumType;

/**
 * Create an enum type. Reversible.
 *
 * @param type the type
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateEnumType(EnumType type, boolean ifNotExists) implements Operation {

	/**
	 * Create an enum type that is not there.
	 * @param type the type
	 */
	public CreateEnumType(EnumType type) {
		this(type, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropEnumType(this.type.name(), this.type, this.ifNotExists);
	}

}
