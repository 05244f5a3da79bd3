package dev.migration.dialect;

import java.util.List;

import dev.migration.dialect.PostgreSqlStatement.Pass;
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
 * Operations as PostgreSQL's statements.
 */
final class PostgreSqlDdl implements OperationVisitor<List<PostgreSqlStatement>> {

	private final PostgreSqlVersion version;

	PostgreSqlDdl(PostgreSqlVersion version) {
		this.version = version;
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateTable operation) {
		this.version.check(operation.table());
		return PostgreSqlTables.create(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(DropTable operation) {
		return alone("DROP TABLE " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.table()));
	}

	@Override
	public List<PostgreSqlStatement> visit(RenameTable operation) {
		return PostgreSqlTables.rename(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(SetTableComment operation) {
		return List
			.of(PostgreSqlStatement.comment(PostgreSqlClauses.commentOnTable(operation.table(), operation.to())));
	}

	@Override
	public List<PostgreSqlStatement> visit(AlterTable operation) {
		return PostgreSqlStatement
			.joined(operation.changes().stream().flatMap((change) -> change.accept(this).stream()).toList());
	}

	@Override
	public List<PostgreSqlStatement> visit(AddColumn operation) {
		this.version.check(operation.column());
		return PostgreSqlTables.addColumn(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(DropColumn operation) {
		return alter(Pass.DROP, operation.table(),
				"DROP COLUMN " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.column()));
	}

	@Override
	public List<PostgreSqlStatement> visit(AlterColumn operation) {
		this.version.check(operation.to());
		return PostgreSqlColumnChange.statements(operation, this.version);
	}

	@Override
	public List<PostgreSqlStatement> visit(AddConstraint operation) {
		this.version.check(operation.constraint());
		return PostgreSqlConstraints.add(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(DropConstraint operation) {
		return alter(Pass.DROP, operation.table(),
				"DROP CONSTRAINT " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.name()));
	}

	@Override
	public List<PostgreSqlStatement> visit(RenameConstraint operation) {
		return List.of(PostgreSqlStatement.rename(operation.table(), "RENAME CONSTRAINT "
				+ PostgreSqlNames.quote(operation.from()) + " TO " + PostgreSqlNames.quote(operation.to())));
	}

	@Override
	public List<PostgreSqlStatement> visit(ValidateConstraint operation) {
		return alter(Pass.OTHER, operation.table(), "VALIDATE CONSTRAINT " + PostgreSqlNames.quote(operation.name()));
	}

	@Override
	public List<PostgreSqlStatement> visit(AddConstraintUsingIndex operation) {
		return PostgreSqlConstraints.add(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(DropConstraintKeepingIndex operation) {
		this.version.check(operation.index());
		return PostgreSqlConstraints.drop(operation);
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateIndex operation) {
		this.version.check(operation.index());
		return alone(PostgreSqlIndexes.create(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropIndex operation) {
		return alone(PostgreSqlIndexes.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(RenameIndex operation) {
		return alone(PostgreSqlIndexes.rename(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateSequence operation) {
		return alone(PostgreSqlSequences.create(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropSequence operation) {
		return alone("DROP SEQUENCE " + ifExists(operation.ifExists()) + PostgreSqlNames.quote(operation.sequence()));
	}

	@Override
	public List<PostgreSqlStatement> visit(RenameSequence operation) {
		return alone(PostgreSqlSequences.rename(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(AlterSequence operation) {
		return alone(PostgreSqlSequences.alter(operation.from(), operation.to()));
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateEnumType operation) {
		return alone(PostgreSqlEnumTypes.create(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropEnumType operation) {
		return alone(PostgreSqlEnumTypes.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(AddEnumValue operation) {
		return alone(PostgreSqlEnumTypes.add(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropEnumValue operation) {
		return alone(PostgreSqlEnumTypes.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(RenameEnumValue operation) {
		return alone(PostgreSqlEnumTypes.rename(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateCompositeType operation) {
		return alone(PostgreSqlCompositeTypes.create(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropCompositeType operation) {
		return alone(PostgreSqlCompositeTypes.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(AlterCompositeType operation) {
		return alone(PostgreSqlCompositeTypes.alter(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(CreateSchema operation) {
		return alone(PostgreSqlObjects.create(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropSchema operation) {
		return alone(PostgreSqlObjects.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(ReplaceObject operation) {
		return alone(PostgreSqlObjects.replace(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(DropObject operation) {
		return alone(PostgreSqlObjects.drop(operation));
	}

	@Override
	public List<PostgreSqlStatement> visit(ExecuteSql operation) {
		boolean plain = operation.parameters().isEmpty();
		return alone(plain ? operation.sql()
				: ParameterMarkers.replace(operation.sql(), operation.parameters(), PostgreSqlLiterals::literal));
	}

	@Override
	public List<PostgreSqlStatement> visit(BulkInsert operation) {
		return alone(PostgreSqlRows.insert(operation));
	}

	private static List<PostgreSqlStatement> alter(Pass pass, QualifiedName table, String action) {
		return List.of(PostgreSqlStatement.action(pass, table, action));
	}

	private static List<PostgreSqlStatement> alone(String statement) {
		return List.of(PostgreSqlStatement.of(statement));
	}

	private static List<PostgreSqlStatement> alone(List<String> statements) {
		return statements.stream().map(PostgreSqlStatement::of).toList();
	}

	private static String ifExists(boolean guarded) {
		return guarded ? "IF EXISTS " : "";
	}

}
