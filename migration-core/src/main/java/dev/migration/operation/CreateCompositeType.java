package dev.migration.operation;

import dev.migration.schema.CompositeType;

/**
 * Create a composite type. Reversible.
 *
 * @param type the type
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateCompositeType(CompositeType type, boolean ifNotExists) implements Operation {

	/**
	 * Create a composite type that is not there.
	 * @param type the type
	 */
	public CreateCompositeType(CompositeType type) {
		this(type, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropCompositeType(this.type.name(), this.type, this.ifNotExists);
	}

}
