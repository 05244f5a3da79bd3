package dev.migration.operation;

import dev.migration.schema.Sequence;

/**
 * Create a sequence. Reversible.
 *
 * @param sequence the sequence
 * @param ifNotExists whether nothing happens if there is one already
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CreateSequence(Sequence sequence, boolean ifNotExists) implements Operation {

	/**
	 * Create a sequence that is not there.
	 * @param sequence the sequence
	 */
	public CreateSequence(Sequence sequence) {
		this(sequence, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new DropSequence(this.sequence.name(), this.sequence, this.ifNotExists);
	}

}
