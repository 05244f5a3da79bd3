package dev.migration.operation;

import dev.migration.schema.SchemaModel;

/**
 * A schema model that operations are applied to in memory.
 */
final class SchemaChange implements OperationVisitor<SchemaModel> {

	private final SchemaModel schema;

	private final ColumnDrop columnDrop;

	SchemaChange(SchemaModel schema, ColumnDrop columnDrop) {
		this.schema = schema;
		this.columnDrop = columnDrop;
	}

	@Override
	public SchemaModel visit(CreateTable operation) {
		return ChangedTables.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropTable operation) {
		return ChangedTables.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(RenameTable operation) {
		return ChangedTables.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(SetTableComment operation) {
		return this.schema.withTable(operation.table(), (table) -> table.withComment(operation.to()));
	}

	@Override
	public SchemaModel visit(AlterTable operation) {
		SchemaModel changed = this.schema;
		for (Operation change : operation.changes()) {
			changed = change.applyTo(changed, this.columnDrop);
		}
		return changed;
	}

	@Override
	public SchemaModel visit(AddColumn operation) {
		return ChangedColumns.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropColumn operation) {
		return DroppedColumns.after(operation, this.schema, this.columnDrop);
	}

	@Override
	public SchemaModel visit(AlterColumn operation) {
		return ChangedColumns.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(AddConstraint operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropConstraint operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(RenameConstraint operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(ValidateConstraint operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(AddConstraintUsingIndex operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropConstraintKeepingIndex operation) {
		return ChangedConstraints.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(CreateIndex operation) {
		return ChangedIndexes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropIndex operation) {
		return ChangedIndexes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(RenameIndex operation) {
		return ChangedIndexes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(CreateSequence operation) {
		return ChangedSequences.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropSequence operation) {
		return ChangedSequences.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(RenameSequence operation) {
		return ChangedSequences.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(AlterSequence operation) {
		return ChangedSequences.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(CreateEnumType operation) {
		return ChangedEnumTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropEnumType operation) {
		return ChangedEnumTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(AddEnumValue operation) {
		return ChangedEnumTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropEnumValue operation) {
		return ChangedEnumTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(RenameEnumValue operation) {
		return ChangedEnumTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(CreateCompositeType operation) {
		return ChangedCompositeTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropCompositeType operation) {
		return ChangedCompositeTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(AlterCompositeType operation) {
		return ChangedCompositeTypes.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(CreateSchema operation) {
		return ChangedObjects.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropSchema operation) {
		return ChangedObjects.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(ReplaceObject operation) {
		return ChangedObjects.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(DropObject operation) {
		return ChangedObjects.after(operation, this.schema);
	}

	@Override
	public SchemaModel visit(ExecuteSql operation) {
		return this.schema;
	}

	@Override
	public SchemaModel visit(BulkInsert operation) {
		return this.schema;
	}

}
