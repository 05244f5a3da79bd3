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

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new AlterSequence(this.to, this.from);
	}

}
