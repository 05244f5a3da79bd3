package dev.migration.operation;

import dev.migration.schema.Sequence;

/**
 * Create a sequence.
 *
 * @param sequence the sequence
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateSequence(Sequence sequence) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropSequence(this.sequence.name(), this.sequence);
	}

}
