package dev.migration.schema;

import java.util.HashSet;
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
 * @param match when it asks for a referenced row
 * @param validated whether the rows that were there have been checked; PostgreSQL's
 * {@code NOT VALID} leaves them unchecked
 * @param onDeleteColumns the columns that {@code SET NULL} or {@code SET DEFAULT} sets
 * when the referenced row is deleted (PostgreSQL 15 and later); empty for all of them
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ForeignKey(@Nullable Name name, List<Name> columns, QualifiedName referencedTable,
		List<Name> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate, Deferral deferral,
		ForeignKeyMatch match, boolean validated, List<Name> onDeleteColumns) implements Constraint {

	public ForeignKey {
		columns = KeyColumns.of("foreign key", columns);
		referencedColumns = KeyColumns.of("foreign key", referencedColumns);
		onDeleteColumns = List.copyOf(onDeleteColumns);
		if (columns.size() != referencedColumns.size()) {
			throw new InvalidSchemaException("A foreign key to '" + referencedTable + "' pairs '" + columns.size()
					+ "' columns " + columns + " with '" + referencedColumns.size() + "' " + referencedColumns
					+ "; name as many on both sides.");
		}
		if (!new HashSet<>(columns).containsAll(onDeleteColumns)) {
			throw new InvalidSchemaException("A foreign key of " + columns + " sets " + onDeleteColumns
					+ " when the referenced row is deleted; name columns of the key only.");
		}
		if (!onDeleteColumns.isEmpty() && onDelete != ReferentialAction.SET_NULL
				&& onDelete != ReferentialAction.SET_DEFAULT) {
			throw new InvalidSchemaException(
					"A foreign key of " + columns + " names columns to set on delete but does '" + onDelete
							+ "'; use 'SET_NULL' or 'SET_DEFAULT', or name no columns.");
		}
	}

	/**
	 * Create a foreign key with simple match whose rows are checked.
	 * @param name the name or {@code null}
	 * @param columns the referring columns
	 * @param referencedTable the table that it points to
	 * @param referencedColumns the columns that it points to
	 * @param onDelete what happens when the referenced row is deleted
	 * @param onUpdate what happens when the referenced key changes
	 * @param deferral when it is checked
	 */
	public ForeignKey(@Nullable Name name, List<Name> columns, QualifiedName referencedTable,
			List<Name> referencedColumns, ReferentialAction onDelete, ReferentialAction onUpdate, Deferral deferral) {
		this(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferral, ForeignKeyMatch.SIMPLE,
				true, List.of());
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
				this.onUpdate, this.deferral, this.match, this.validated, this.onDeleteColumns);
	}

	/**
	 * Return this key of other columns.
	 * @param other the referring columns
	 * @param set those of them that are set on delete, empty for all
	 * @return the key
	 */
	public ForeignKey withColumns(List<Name> other, List<Name> set) {
		return new ForeignKey(this.name, other, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferral, this.match, this.validated, set);
	}

	/**
	 * Return this key to another target.
	 * @param table the table that it points to
	 * @param tableColumns the columns that it points to
	 * @return the key
	 */
	public ForeignKey withTarget(QualifiedName table, List<Name> tableColumns) {
		return new ForeignKey(this.name, this.columns, table, tableColumns, this.onDelete, this.onUpdate, this.deferral,
				this.match, this.validated, this.onDeleteColumns);
	}

	/**
	 * Return this key with another action on delete.
	 * @param action what happens when the referenced row is deleted
	 * @param set the columns that the action sets, empty for all
	 * @return the key
	 */
	public ForeignKey withOnDelete(ReferentialAction action, List<Name> set) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, action,
				this.onUpdate, this.deferral, this.match, this.validated, set);
	}

	/**
	 * Return this key with another action on update.
	 * @param action what happens when the referenced key changes
	 * @return the key
	 */
	public ForeignKey withOnUpdate(ReferentialAction action) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				action, this.deferral, this.match, this.validated, this.onDeleteColumns);
	}

	/**
	 * Return this key checked at another time.
	 * @param other when it is checked
	 * @return the key
	 */
	public ForeignKey withDeferral(Deferral other) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, other, this.match, this.validated, this.onDeleteColumns);
	}

	/**
	 * Return this key with another match.
	 * @param other when it asks for a referenced row
	 * @return the key
	 */
	public ForeignKey withMatch(ForeignKeyMatch other) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferral, other, this.validated, this.onDeleteColumns);
	}

	/**
	 * Return this key with its rows checked or not.
	 * @param other whether the rows that were there have been checked
	 * @return the key
	 */
	public ForeignKey withValidated(boolean other) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.onDelete,
				this.onUpdate, this.deferral, this.match, other, this.onDeleteColumns);
	}

}
