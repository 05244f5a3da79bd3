package dev.migration.operation;

/**
 * Something that treats each kind of operation in its own way. Not promised to users: it
 * gets a method with each new operation.
 *
 * @param <R> the type of the result
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface OperationVisitor<R> {

	R visit(CreateTable operation);

	R visit(DropTable operation);

	R visit(RenameTable operation);

	R visit(SetTableComment operation);

	R visit(AlterTable operation);

	R visit(AddColumn operation);

	R visit(DropColumn operation);

	R visit(AlterColumn operation);

	R visit(AddConstraint operation);

	R visit(DropConstraint operation);

	R visit(RenameConstraint operation);

	R visit(ValidateConstraint operation);

	R visit(AddConstraintUsingIndex operation);

	R visit(DropConstraintKeepingIndex operation);

	R visit(CreateIndex operation);

	R visit(DropIndex operation);

	R visit(RenameIndex operation);

	R visit(CreateSequence operation);

	R visit(DropSequence operation);

	R visit(RenameSequence operation);

	R visit(AlterSequence operation);

	R visit(CreateEnumType operation);

	R visit(DropEnumType operation);

	R visit(AddEnumValue operation);

	R visit(DropEnumValue operation);

	R visit(RenameEnumValue operation);

	R visit(CreateCompositeType operation);

	R visit(DropCompositeType operation);

	R visit(AlterCompositeType operation);

	R visit(CreateSchema operation);

	R visit(DropSchema operation);

	R visit(ReplaceObject operation);

	R visit(DropObject operation);

	R visit(ExecuteSql operation);

	R visit(BulkInsert operation);

}
