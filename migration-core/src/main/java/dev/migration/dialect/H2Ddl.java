package dev.migration.dialect;

import java.util.List;

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
import dev.migration.schema.QualifiedName;

/**
 * Operations as H2's statements.
 */
final class H2Ddl implements OperationVisitor<List<String>> {

	private final H2Names names;

	private final H2Clauses clauses;

	private final H2Tables tables;

	private final H2Constraints constraints;

	private final H2Indexes indexes;

	private final H2Sequences sequences;

	private final H2Objects objects;

	H2Ddl(H2Names names) {
		this.names = names;
		this.clauses = new H2Clauses(names);
		this.tables = new H2Tables(names);
		this.constraints = new H2Constraints(names);
		this.indexes = new H2Indexes(names);
		this.sequences = new H2Sequences(names);
		this.objects = new H2Objects(names);
	}

	@Override
	public List<String> visit(CreateTable operation) {
		return this.tables.create(operation);
	}

	@Override
	public List<String> visit(DropTable operation) {
		return List.of("DROP TABLE " + ifExists(operation.ifExists()) + this.names.quote(operation.table()));
	}

	@Override
	public List<String> visit(RenameTable operation) {
		return this.tables.rename(operation);
	}

	@Override
	public List<String> visit(SetTableComment operation) {
		return List.of(this.clauses.commentOnTable(operation.table(), operation.to()));
	}

	/**
	 * A statement alters one thing.
	 */
	@Override
	public List<String> visit(AlterTable operation) {
		return operation.changes().stream().flatMap((change) -> change.accept(this).stream()).toList();
	}

	@Override
	public List<String> visit(AddColumn operation) {
		return this.tables.addColumn(operation);
	}

	@Override
	public List<String> visit(DropColumn operation) {
		return this.clauses.alter(operation.table(),
				"DROP COLUMN " + ifExists(operation.ifExists()) + this.names.quote(operation.column()));
	}

	@Override
	public List<String> visit(AlterColumn operation) {
		return H2ColumnChange.statements(operation, this.names);
	}

	@Override
	public List<String> visit(AddConstraint operation) {
		return this.constraints.add(operation);
	}

	@Override
	public List<String> visit(DropConstraint operation) {
		return this.constraints.drop(operation);
	}

	@Override
	public List<String> visit(RenameConstraint operation) {
		return this.constraints.rename(operation);
	}

	@Override
	public List<String> visit(ValidateConstraint operation) {
		return this.constraints.validate(operation);
	}

	@Override
	public List<String> visit(AddConstraintUsingIndex operation) {
		return this.constraints.add(operation);
	}

	@Override
	public List<String> visit(DropConstraintKeepingIndex operation) {
		return this.constraints.drop(operation);
	}

	@Override
	public List<String> visit(CreateIndex operation) {
		return this.indexes.create(operation);
	}

	@Override
	public List<String> visit(DropIndex operation) {
		return this.indexes.drop(operation);
	}

	@Override
	public List<String> visit(RenameIndex operation) {
		return this.indexes.rename(operation);
	}

	@Override
	public List<String> visit(CreateSequence operation) {
		return List.of(this.sequences.create(operation));
	}

	@Override
	public List<String> visit(DropSequence operation) {
		return List.of("DROP SEQUENCE " + ifExists(operation.ifExists()) + this.names.quote(operation.sequence()));
	}

	@Override
	public List<String> visit(RenameSequence operation) {
		return this.sequences.rename(operation);
	}

	@Override
	public List<String> visit(AlterSequence operation) {
		return this.sequences.alter(operation.from(), operation.to());
	}

	@Override
	public List<String> visit(CreateEnumType operation) {
		return this.objects.create(operation);
	}

	@Override
	public List<String> visit(DropEnumType operation) {
		return this.objects.drop(operation);
	}

	@Override
	public List<String> visit(AddEnumValue operation) {
		throw fixedValues("add value", operation.value(), operation.type());
	}

	@Override
	public List<String> visit(DropEnumValue operation) {
		throw fixedValues("drop value", operation.value(), operation.type());
	}

	@Override
	public List<String> visit(RenameEnumValue operation) {
		throw fixedValues("rename value", operation.from(), operation.type());
	}

	private static UnsupportedOperationOnDatabaseException fixedValues(String what, String value, QualifiedName type) {
		return H2Refusal.of(what + " '" + value + "' of enum type '" + type + "'",
				"create another type with the values, change the columns to it and drop this one, or give the columns"
						+ " the type 'enum(...)', which alter column changes");
	}

	@Override
	public List<String> visit(CreateCompositeType operation) {
		throw noCompositeType(operation.type().name());
	}

	@Override
	public List<String> visit(DropCompositeType operation) {
		throw noCompositeType(operation.type());
	}

	@Override
	public List<String> visit(AlterCompositeType operation) {
		throw noCompositeType(operation.to().name());
	}

	private static UnsupportedOperationOnDatabaseException noCompositeType(QualifiedName type) {
		return H2Refusal.of("keep several values in one of composite type '" + type + "'",
				"give each attribute a column of its own, or keep them in a 'json' column");
	}

	@Override
	public List<String> visit(CreateSchema operation) {
		return this.objects.create(operation);
	}

	@Override
	public List<String> visit(DropSchema operation) {
		return this.objects.drop(operation);
	}

	@Override
	public List<String> visit(ReplaceObject operation) {
		return this.objects.replace(operation);
	}

	@Override
	public List<String> visit(DropObject operation) {
		return this.objects.drop(operation);
	}

	@Override
	public List<String> visit(ExecuteSql operation) {
		if (operation.parameters().isEmpty()) {
			return List.of(operation.sql());
		}
		return List
			.of(ParameterMarkers.replace(operation.sql(), SqlLexis.H2, operation.parameters(), H2Literals::literal));
	}

	@Override
	public List<String> visit(BulkInsert operation) {
		return this.tables.insert(operation);
	}

	private static String ifExists(boolean guarded) {
		return guarded ? "IF EXISTS " : "";
	}

}
