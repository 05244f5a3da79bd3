package dev.migration.dialect;

import java.util.List;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
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
 * Operations as PostgreSQL's statements.
 */
final class PostgreSqlDdl implements OperationVisitor<List<String>> {

	@Override
	public List<String> visit(CreateTable operation) {
		return PostgreSqlTables.create(operation);
	}

	@Override
	public List<String> visit(DropTable operation) {
		return List.of("DROP TABLE " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.table()));
	}

	@Override
	public List<String> visit(RenameTable operation) {
		return PostgreSqlTables.rename(operation);
	}

	@Override
	public List<String> visit(SetTableComment operation) {
		return List.of(PostgreSqlClauses.commentOnTable(operation.table(), operation.to()));
	}

	@Override
	public List<String> visit(AlterTable operation) {
		return PostgreSqlTables.joined(operation.table(),
				operation.changes().stream().flatMap((change) -> change.accept(this).stream()).toList());
	}

	@Override
	public List<String> visit(AddColumn operation) {
		return PostgreSqlTables.addColumn(operation);
	}

	@Override
	public List<String> visit(DropColumn operation) {
		return alter(operation.table(),
				"DROP COLUMN " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.column()));
	}

	@Override
	public List<String> visit(AlterColumn operation) {
		return PostgreSqlColumnChange.statements(operation);
	}

	@Override
	public List<String> visit(AddConstraint operation) {
		return alter(operation.table(), "ADD " + PostgreSqlConstraints.clause(operation.constraint()));
	}

	@Override
	public List<String> visit(DropConstraint operation) {
		return PostgreSqlConstraints.drop(operation);
	}

	@Override
	public List<String> visit(RenameConstraint operation) {
		return alter(operation.table(), "RENAME CONSTRAINT " + PostgreSqlNames.quote(operation.from()) + " TO "
				+ PostgreSqlNames.quote(operation.to()));
	}

	@Override
	public List<String> visit(ValidateConstraint operation) {
		return alter(operation.table(), "VALIDATE CONSTRAINT " + PostgreSqlNames.quote(operation.name()));
	}

	@Override
	public List<String> visit(AddConstraintUsingIndex operation) {
		return PostgreSqlConstraints.add(operation);
	}

	@Override
	public List<String> visit(DropConstraintKeepingIndex operation) {
		return PostgreSqlConstraints.drop(operation);
	}

	@Override
	public List<String> visit(CreateIndex operation) {
		return PostgreSqlIndexes.create(operation);
	}

	@Override
	public List<String> visit(DropIndex operation) {
		return PostgreSqlIndexes.drop(operation);
	}

	@Override
	public List<String> visit(RenameIndex operation) {
		return PostgreSqlIndexes.rename(operation);
	}

	@Override
	public List<String> visit(CreateSequence operation) {
		return List.of(PostgreSqlSequences.create(operation));
	}

	@Override
	public List<String> visit(DropSequence operation) {
		return List.of("DROP SEQUENCE " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.sequence()));
	}

	@Override
	public List<String> visit(RenameSequence operation) {
		return PostgreSqlSequences.rename(operation);
	}

	@Override
	public List<String> visit(AlterSequence operation) {
		return PostgreSqlSequences.alter(operation.from(), operation.to());
	}

	@Override
	public List<String> visit(CreateEnumType operation) {
		return PostgreSqlEnumTypes.create(operation);
	}

	@Override
	public List<String> visit(DropEnumType operation) {
		return PostgreSqlEnumTypes.drop(operation);
	}

	@Override
	public List<String> visit(AddEnumValue operation) {
		return PostgreSqlEnumTypes.add(operation);
	}

	@Override
	public List<String> visit(DropEnumValue operation) {
		return PostgreSqlEnumTypes.drop(operation);
	}

	@Override
	public List<String> visit(RenameEnumValue operation) {
		return PostgreSqlEnumTypes.rename(operation);
	}

	@Override
	public List<String> visit(CreateSchema operation) {
		return PostgreSqlObjects.create(operation);
	}

	@Override
	public List<String> visit(DropSchema operation) {
		return PostgreSqlObjects.drop(operation);
	}

	@Override
	public List<String> visit(ReplaceObject operation) {
		return PostgreSqlObjects.replace(operation);
	}

	@Override
	public List<String> visit(DropObject operation) {
		return PostgreSqlObjects.drop(operation);
	}

	@Override
	public List<String> visit(ExecuteSql operation) {
		if (operation.parameters().isEmpty()) {
			return List.of(operation.sql());
		}
		return List.of(ParameterMarkers.replace(operation.sql(), operation.parameters(), PostgreSqlLiterals::literal));
	}

	@Override
	public List<String> visit(BulkInsert operation) {
		return PostgreSqlRows.insert(operation);
	}

	private static List<String> alter(QualifiedName table, String action) {
		return PostgreSqlConstraints.alter(table, action);
	}

	private static String ifExists(boolean guarded) {
		return guarded ? "IF EXISTS " : "";
	}

}
