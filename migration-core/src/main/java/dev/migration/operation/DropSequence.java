package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Drop a sequence. Reversible if its definition is given.
 *
 * @param sequence the name
 * @param definition the sequence as it was, or {@code null} if unknown
 * @param ifExists whether nothing happens if there is none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DropSequence(QualifiedName sequence, @Nullable Sequence definition,
		boolean ifExists) implements Operation {

	/**
	 * Drop a sequence that is there.
	 * @param sequence the name
	 * @param definition the sequence as it was or {@code null}
	 */
	public DropSequence(QualifiedName sequence, @Nullable Sequence definition) {
		this(sequence, definition, false);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public boolean reversible() {
		return this.definition != null;
	}

	@Override
	public Operation inverse() {
		if (this.definition == null) {
			throw new IrreversibleOperationException(this, "drop sequence " + this.sequence,
					"the definition of the sequence is not given");
		}
		return new CreateSequence(this.definition, this.ifExists);
	}

}
