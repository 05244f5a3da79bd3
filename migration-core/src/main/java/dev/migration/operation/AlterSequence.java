package dev.migration.operation;

import dev.migration.schema.Sequence;

/**
 * Change how a sequence counts.
 *
 * @param from the sequence before
 * @param to the sequence after, of the same name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AlterSequence(Sequence from, Sequence to) implements Operation {

	public AlterSequence {
		if (!from.name().equals(to.name())) {
			throw new InvalidOperationException("Sequence '" + from.name() + "' cannot be altered to '" + to.name()
					+ "'; give both the same name, and rename it by 'renameSequence'.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new AlterSequence(this.to, this.from);
	}

}
