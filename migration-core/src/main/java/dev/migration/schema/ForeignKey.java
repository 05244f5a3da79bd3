package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param columns the referring columns, at least one
 * @param referencedTable the table that it points to
 * @param referencedColumns the columns that it points to, as many as it has
 * @param onDelete what happens when the referenced row is deleted
 * @param onUpdate what happens when the referenced key changes
 * @param deferral when it is checked
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ForeignKey(@Nullable Name name, List<Name> columns, QualifiedName referencedTable,
		List<Name> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate,
		Deferral deferral) implements Constraint {

	public ForeignKey {
		columns = KeyColumns.of("foreign key", columns);
		referencedColumns = KeyColumns.of("foreign key", referencedColumns);
		if (columns.size() != referencedColumns.size()) {
			throw new InvalidSchemaException("A foreign key to '" + referencedTable + "' pairs '" + columns.size()
					+ "' columns " + columns + " with '" + referencedColumns.size() + "' " + referencedColumns
					+ "; name as many on both sides.");
		}
	}

	/**
	 * Return a foreign key without actions.
	 * @param name the name or {@code null}
	 * @param columns the referring columns
	 * @param referencedTable the table that it points to
	 * @param referencedColumns the columns that it points to
	 * @return the foreign key
	 */
	public static ForeignKey of(@Nullable Name name, List<Name> columns, QualifiedName referencedTable,
			List<Name> referencedColumns) {
		return new ForeignKey(name, columns, referencedTable, referencedColumns, ReferentialAction.NO_ACTION,
				ReferentialAction.NO_ACTION, Deferral.NOT_DEFERRABLE);
	}

	@Override
	public ForeignKey withName(@Nullable Name other) {
		return new ForeignKey(other, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferral);
	}

}
