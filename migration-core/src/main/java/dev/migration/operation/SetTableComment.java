package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Set, change or remove the comment of a table.
 *
 * @param table the table
 * @param from the comment before, or {@code null} for none
 * @param to the comment after, or {@code null} for none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SetTableComment(QualifiedName table, @Nullable String from,
		@Nullable String to) implements Operation, TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Operation inverse() {
		return new SetTableComment(this.table, this.to, this.from);
	}

}
