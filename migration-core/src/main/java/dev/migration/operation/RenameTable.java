package dev.migration.operation;

import dev.migration.schema.QualifiedName;

/**
 * Rename a table within its schema.
 *
 * @param from the name before
 * @param to the name after
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameTable(QualifiedName from, QualifiedName to) implements Operation {

	public RenameTable {
		if (!from.isSiblingOf(to)) {
			throw new InvalidOperationException("Table '" + from + "' cannot be renamed to '" + to
					+ "' of another schema; keep the schema, and put a name with a dot in it in double quotes.");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new RenameTable(this.to, this.from);
	}

}
