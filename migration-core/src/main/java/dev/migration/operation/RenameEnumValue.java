package dev.migration.operation;

import dev.migration.schema.QualifiedName;

/**
 * Rename a value of an enum type. Reversible.
 *
 * @param type the type
 * @param from the value before
 * @param to the value after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameEnumValue(QualifiedName type, String from, String to) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new RenameEnumValue(this.type, this.to, this.from);
	}

}
