package dev.migration.operation;

import dev.migration.schema.QualifiedName;

/**
 * Rename a sequence within its schema. Reversible.
 *
 * @param from the name before
 * @param to the name after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameSequence(QualifiedName from, QualifiedName to) implements Operation {

	public RenameSequence {
		if (!from.isSiblingOf(to)) {
			throw new InvalidOperationException("Sequence '" + from + "' cannot be renamed to '" + to
					+ "' of another schema; keep the schema, and put a name with a dot in it in double quotes.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new RenameSequence(this.to, this.from);
	}

}
