package dev.migration.operation;

import dev.migration.schema.CompositeType;

/**
 * Change the attributes or comments of a composite type. Values keep what the attributes
 * of the same name hold. Reversible.
 *
 * @param from the type before
 * @param to the type after, of the same name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AlterCompositeType(CompositeType from, CompositeType to) implements Operation {

	public AlterCompositeType {
		if (!from.name().equals(to.name())) {
			throw new InvalidOperationException("Composite type '" + from.name() + "' cannot be altered to '"
					+ to.name() + "'; give both the same name.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new AlterCompositeType(this.to, this.from);
	}

}
