package dev.migration.operation;

import dev.migration.schema.SchemaModel;

/**
 * One change of a schema or of its data. The hierarchy is closed: what works on
 * operations is an {@link OperationVisitor}, so that the compiler names every place which
 * a new operation concerns.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed interface Operation permits CreateTable, DropTable, RenameTable, SetTableComment, AlterTable, AddColumn,
		DropColumn, AlterColumn, AddConstraint, DropConstraint, RenameConstraint, ValidateConstraint,
		AddConstraintUsingIndex, DropConstraintKeepingIndex, CreateIndex, DropIndex, RenameIndex, CreateSequence,
		DropSequence, RenameSequence, AlterSequence, CreateEnumType, DropEnumType, AddEnumValue, DropEnumValue,
		RenameEnumValue, CreateCompositeType, DropCompositeType, AlterCompositeType, CreateSchema, DropSchema,
		ReplaceObject, DropObject, ExecuteSql, BulkInsert {

	/**
	 * Dispatch to the visitor's method for this operation.
	 * @param <R> the type of the result
	 * @param visitor the visitor
	 * @return what the visitor returns
	 */
	<R> R accept(OperationVisitor<R> visitor);

	/**
	 * Return whether this operation knows enough to be undone.
	 * @return {@code true} if {@link #inverse()} returns the way back, {@code false} if
	 * it throws
	 */
	default boolean reversible() {
		return true;
	}

	/**
	 * Return the operation that undoes this one.
	 * @return the inverse, whose own inverse equals this operation
	 * @throws IrreversibleOperationException if it does not know enough to be undone; the
	 * message says what is missing
	 */
	Operation inverse();

	/**
	 * Return the schema as it is after this operation, computed in memory.
	 * @param schema the schema before
	 * @return the schema after
	 * @throws dev.migration.schema.InvalidSchemaException if the operation does not fit
	 * the schema
	 */
	default SchemaModel applyTo(SchemaModel schema) {
		return applyTo(schema, ColumnDrop.DROPS_INDEX);
	}

	/**
	 * Return the schema as it is after this operation on a certain database, computed in
	 * memory.
	 * @param schema the schema before
	 * @param columnDrop what that database does with the indexes of a dropped column
	 * @return the schema after
	 * @throws dev.migration.schema.InvalidSchemaException if the operation does not fit
	 * the schema
	 */
	default SchemaModel applyTo(SchemaModel schema, ColumnDrop columnDrop) {
		return accept(new SchemaChange(schema, columnDrop));
	}

}
