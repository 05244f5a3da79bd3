package dev.migration.script;

import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.OperationVisitor;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameEnumValue;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * The names that an operation gives or uses.
 */
final class NamesOf implements OperationVisitor<Stream<Name>> {

	@Override
	public Stream<Name> visit(CreateTable operation) {
		return names(operation.table());
	}

	@Override
	public Stream<Name> visit(DropTable operation) {
		return names(operation.table());
	}

	@Override
	public Stream<Name> visit(RenameTable operation) {
		return names(operation.from(), operation.to().name());
	}

	@Override
	public Stream<Name> visit(SetTableComment operation) {
		return names(operation.table());
	}

	@Override
	public Stream<Name> visit(AlterTable operation) {
		return operation.changes().stream().flatMap((change) -> change.accept(this));
	}

	@Override
	public Stream<Name> visit(AddColumn operation) {
		return names(operation.table(), operation.column().name());
	}

	@Override
	public Stream<Name> visit(DropColumn operation) {
		return names(operation.table(), operation.column());
	}

	@Override
	public Stream<Name> visit(AlterColumn operation) {
		return names(operation.table(), operation.from().name(), operation.to().name());
	}

	@Override
	public Stream<Name> visit(AddConstraint operation) {
		return Stream.concat(names(operation.table()), names(operation.constraint()));
	}

	@Override
	public Stream<Name> visit(DropConstraint operation) {
		return names(operation.table(), operation.name());
	}

	@Override
	public Stream<Name> visit(RenameConstraint operation) {
		return names(operation.table(), operation.from(), operation.to());
	}

	@Override
	public Stream<Name> visit(ValidateConstraint operation) {
		return names(operation.table(), operation.name());
	}

	@Override
	public Stream<Name> visit(AddConstraintUsingIndex operation) {
		return Stream.concat(names(operation.table()), names(operation.constraint()));
	}

	@Override
	public Stream<Name> visit(DropConstraintKeepingIndex operation) {
		return Stream.concat(names(operation.table()), names(operation.index()));
	}

	@Override
	public Stream<Name> visit(CreateIndex operation) {
		return Stream.concat(names(operation.table()), names(operation.index()));
	}

	@Override
	public Stream<Name> visit(DropIndex operation) {
		return names(operation.table(), operation.name());
	}

	@Override
	public Stream<Name> visit(RenameIndex operation) {
		return names(operation.table(), operation.from(), operation.to());
	}

	@Override
	public Stream<Name> visit(CreateSequence operation) {
		return names(operation.sequence().name());
	}

	@Override
	public Stream<Name> visit(DropSequence operation) {
		return names(operation.sequence());
	}

	@Override
	public Stream<Name> visit(RenameSequence operation) {
		return names(operation.from(), operation.to().name());
	}

	@Override
	public Stream<Name> visit(AlterSequence operation) {
		return names(operation.from().name());
	}

	@Override
	public Stream<Name> visit(CreateEnumType operation) {
		return names(operation.type().name());
	}

	@Override
	public Stream<Name> visit(DropEnumType operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(AddEnumValue operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(DropEnumValue operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(RenameEnumValue operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(CreateCompositeType operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(DropCompositeType operation) {
		return names(operation.type());
	}

	@Override
	public Stream<Name> visit(AlterCompositeType operation) {
		return names(operation.to());
	}

	@Override
	public Stream<Name> visit(CreateSchema operation) {
		return Stream.of(operation.schema());
	}

	@Override
	public Stream<Name> visit(DropSchema operation) {
		return Stream.of(operation.schema());
	}

	@Override
	public Stream<Name> visit(ReplaceObject operation) {
		return names(operation.to().name());
	}

	@Override
	public Stream<Name> visit(DropObject operation) {
		return names(operation.name());
	}

	@Override
	public Stream<Name> visit(ExecuteSql operation) {
		return Stream.empty();
	}

	@Override
	public Stream<Name> visit(BulkInsert operation) {
		return Stream.concat(names(operation.table()), operation.columns().stream());
	}

	private static Stream<Name> names(Table table) {
		return Stream.of(names(table.name()), table.columns().stream().map(Column::name),
				table.constraints().stream().flatMap(NamesOf::names), table.indexes().stream().flatMap(NamesOf::names))
			.flatMap((names) -> names);
	}

	private static Stream<Name> names(CompositeType type) {
		return Stream.concat(names(type.name()), type.attributes().stream().map(Attribute::name));
	}

	private static Stream<Name> names(Constraint constraint) {
		return Stream.concat(Stream.ofNullable(constraint.name()), constraint.columns().stream());
	}

	private static Stream<Name> names(Index index) {
		return Stream.concat(Stream.ofNullable(index.name()), index.columns().stream());
	}

	private static Stream<Name> names(QualifiedName qualified, Name... more) {
		return Stream.of(Stream.ofNullable(qualified.schema()), Stream.of(qualified.name()), Stream.of(more))
			.flatMap((names) -> names);
	}

}
