package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.MySqlStatement.Subject;
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
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Operations as statements of MariaDB or MySQL.
 */
final class MySqlDdl implements OperationVisitor<List<MySqlStatement>> {

	private static final int ROWS_PER_INSERT = 500;

	private final MySqlServer server;

	private final MySqlLiterals literals;

	private final MySqlTables tables;

	private final MySqlConstraints constraints;

	private final MySqlIndexes indexes;

	private final MySqlObjects objects;

	MySqlDdl(MySqlServer server) {
		this.server = server;
		this.literals = new MySqlLiterals(server);
		this.tables = new MySqlTables(server);
		this.constraints = new MySqlConstraints(server);
		this.indexes = new MySqlIndexes(server);
		this.objects = new MySqlObjects(server);
	}

	@Override
	public List<MySqlStatement> visit(CreateTable operation) {
		return MySqlStatement.of(this.tables.create(operation.table(), operation.ifNotExists()));
	}

	@Override
	public List<MySqlStatement> visit(DropTable operation) {
		return MySqlStatement.of("DROP TABLE " + ifExists(operation.ifExists()) + MySqlNames.quote(operation.table()));
	}

	/**
	 * Unlike {@code ALTER TABLE}, this one takes the schema of the new name from nowhere
	 * else than from the name.
	 */
	@Override
	public List<MySqlStatement> visit(RenameTable operation) {
		return rename(operation.from(), operation.to());
	}

	@Override
	public List<MySqlStatement> visit(SetTableComment operation) {
		return MySqlStatement.alter(operation.table(),
				MySqlTables.comment((operation.to() != null) ? operation.to() : ""), Subject.OTHER);
	}

	@Override
	public List<MySqlStatement> visit(AlterTable operation) {
		return operation.changes().stream().flatMap((change) -> change.accept(this).stream()).toList();
	}

	@Override
	public List<MySqlStatement> visit(AddColumn operation) {
		return this.tables.addColumn(operation);
	}

	@Override
	public List<MySqlStatement> visit(DropColumn operation) {
		String condition = this.server.conditionally(operation.ifExists(), "IF EXISTS",
				"column '" + operation.column() + "'");
		return MySqlStatement.alter(operation.table(),
				"DROP COLUMN " + condition + MySqlNames.quote(operation.column()), Subject.COLUMN, operation.column());
	}

	@Override
	public List<MySqlStatement> visit(AlterColumn operation) {
		return new MySqlColumnChange(this.server, operation).statements();
	}

	@Override
	public List<MySqlStatement> visit(AddConstraint operation) {
		return MySqlStatement.alter(operation.table(), "ADD " + this.constraints.constraint(operation.constraint()),
				subject(operation.constraint()), names(operation.constraint().name()));
	}

	private static Subject subject(Constraint constraint) {
		return (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint) ? Subject.NEW_KEY
				: Subject.OTHER;
	}

	@Override
	public List<MySqlStatement> visit(DropConstraint operation) {
		return MySqlStatement.alter(operation.table(), this.constraints.drop(operation), Subject.DROPPED,
				operation.name());
	}

	@Override
	public List<MySqlStatement> visit(RenameConstraint operation) {
		throw this.server.cannot("rename constraint '" + operation.from() + "' of table '" + operation.table() + "'",
				"rename a unique constraint by 'renameIndex', drop and create any other one");
	}

	@Override
	public List<MySqlStatement> visit(ValidateConstraint operation) {
		throw this.server.cannot(
				"validate constraint '" + operation.name() + "' of table '" + operation.table() + "' later",
				"create it validated, which is all that there is");
	}

	/**
	 * A unique index is a unique constraint already, but for its name.
	 */
	@Override
	public List<MySqlStatement> visit(AddConstraintUsingIndex operation) {
		return renamedKey(operation.table(), operation.constraint(), operation.index().name(),
				operation.constraint().name());
	}

	@Override
	public List<MySqlStatement> visit(DropConstraintKeepingIndex operation) {
		return renamedKey(operation.table(), operation.constraint(), operation.constraint().name(),
				operation.index().name());
	}

	private List<MySqlStatement> renamedKey(QualifiedName table, Constraint constraint, @Nullable Name from,
			@Nullable Name to) {
		if (constraint instanceof PrimaryKey || from == null || to == null) {
			throw this.server.cannot("make an index of table '" + table + "' its primary key",
					"create the primary key by itself and drop the index");
		}
		this.constraints.refuseWhatNoIndexHas(constraint);
		return from.equals(to) ? List.of() : visit(new RenameIndex(table, from, to));
	}

	@Override
	public List<MySqlStatement> visit(CreateIndex operation) {
		Index index = operation.index();
		String condition = this.server.conditionally(operation.ifNotExists(), "IF NOT EXISTS",
				"index '" + index.name() + "'");
		return MySqlStatement.alter(operation.table(),
				"ADD " + this.indexes.index(index, condition) + concurrently(operation.concurrently()), Subject.NEW_KEY,
				names(index.name()));
	}

	@Override
	public List<MySqlStatement> visit(DropIndex operation) {
		String condition = this.server.conditionally(operation.ifExists(), "IF EXISTS",
				"index '" + operation.name() + "'");
		return MySqlStatement.alter(operation.table(),
				"DROP INDEX " + condition + MySqlNames.quote(operation.name()) + concurrently(operation.concurrently()),
				Subject.DROPPED, operation.name());
	}

	@Override
	public List<MySqlStatement> visit(RenameIndex operation) {
		return MySqlStatement.alter(operation.table(),
				"RENAME INDEX " + MySqlNames.quote(operation.from()) + " TO " + MySqlNames.quote(operation.to()),
				Subject.OTHER, operation.from(), operation.to());
	}

	@Override
	public List<MySqlStatement> visit(CreateSequence operation) {
		return MySqlStatement
			.of(sequences().create(operation.sequence(), operation.ifNotExists() ? "IF NOT EXISTS " : ""));
	}

	@Override
	public List<MySqlStatement> visit(DropSequence operation) {
		sequences();
		return MySqlStatement
			.of("DROP SEQUENCE " + ifExists(operation.ifExists()) + MySqlNames.quote(operation.sequence()));
	}

	@Override
	public List<MySqlStatement> visit(RenameSequence operation) {
		sequences();
		return rename(operation.from(), operation.to());
	}

	@Override
	public List<MySqlStatement> visit(AlterSequence operation) {
		return sequences().alter(operation.from(), operation.to());
	}

	private MariaDbSequences sequences() {
		if (!this.server.mariaDb()) {
			throw this.server.cannot("count by a sequence",
					"use an identity column, or a table of one row as Hibernate does");
		}
		return new MariaDbSequences(this.server);
	}

	@Override
	public List<MySqlStatement> visit(CreateEnumType operation) {
		throw noEnumType(operation.type().name());
	}

	@Override
	public List<MySqlStatement> visit(DropEnumType operation) {
		throw noEnumType(operation.type());
	}

	@Override
	public List<MySqlStatement> visit(AddEnumValue operation) {
		throw noEnumType(operation.type());
	}

	@Override
	public List<MySqlStatement> visit(DropEnumValue operation) {
		throw noEnumType(operation.type());
	}

	@Override
	public List<MySqlStatement> visit(RenameEnumValue operation) {
		throw noEnumType(operation.type());
	}

	private UnsupportedOperationOnDatabaseException noEnumType(QualifiedName type) {
		return this.server.cannot("keep an enum as a type of its own ('" + type + "')",
				"give each column the type \"enum('a', 'b')\" and alter that");
	}

	@Override
	public List<MySqlStatement> visit(CreateCompositeType operation) {
		throw noCompositeType(operation.type().name());
	}

	@Override
	public List<MySqlStatement> visit(DropCompositeType operation) {
		throw noCompositeType(operation.type());
	}

	@Override
	public List<MySqlStatement> visit(AlterCompositeType operation) {
		throw noCompositeType(operation.to().name());
	}

	private UnsupportedOperationOnDatabaseException noCompositeType(QualifiedName type) {
		return this.server.cannot("keep several values in one of composite type '" + type + "'",
				"give each attribute a column of its own, or keep them in a 'json' column");
	}

	@Override
	public List<MySqlStatement> visit(CreateSchema operation) {
		return MySqlStatement.of("CREATE SCHEMA " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ MySqlNames.quote(operation.schema()));
	}

	/**
	 * The server drops a schema with all that is in it. This one has to be empty, as
	 * elsewhere.
	 */
	@Override
	public List<MySqlStatement> visit(DropSchema operation) {
		String schema = MySqlNames.quote(operation.schema());
		String holds = this.literals.literal("Schema '" + operation.schema() + "' holds '");
		String instead = this.literals.literal("', so it was not dropped. Drop that first.");
		String contents = Stream.of("table", "routine", "event")
			.map((kind) -> "SELECT " + kind + "_name AS name FROM information_schema." + kind + "s WHERE " + kind
					+ "_schema = " + this.literals.literal(operation.schema().text()))
			.collect(Collectors.joining(" UNION ALL ", "(", ") AS contents"));
		return Stream
			.of(MySqlFailure.when("count(*) > 0", "concat(" + holds + ", min(name), " + instead + ")", contents),
					"DROP SCHEMA " + ifExists(operation.ifExists()) + schema)
			.flatMap((sql) -> MySqlStatement.of(sql).stream())
			.toList();
	}

	@Override
	public List<MySqlStatement> visit(ReplaceObject operation) {
		return this.objects.replace(operation);
	}

	@Override
	public List<MySqlStatement> visit(DropObject operation) {
		return this.objects.drop(operation);
	}

	@Override
	public List<MySqlStatement> visit(ExecuteSql operation) {
		if (operation.parameters().isEmpty()) {
			return MySqlStatement.of(operation.sql());
		}
		return MySqlStatement.of(ParameterMarkers.replace(operation.sql(), SqlLexis.MYSQL, operation.parameters(),
				this.literals::literal));
	}

	@Override
	public List<MySqlStatement> visit(BulkInsert operation) {
		String start = "INSERT INTO " + MySqlNames.quote(operation.table()) + " "
				+ MySqlNames.quote(operation.columns()) + " VALUES ";
		List<MySqlStatement> statements = new ArrayList<>();
		List<String> batch = new ArrayList<>();
		operation.rows().forEach((row) -> {
			batch.add(row(row));
			if (batch.size() == ROWS_PER_INSERT) {
				statements.addAll(MySqlStatement.of(start + String.join(", ", batch)));
				batch.clear();
			}
		});
		if (!batch.isEmpty()) {
			statements.addAll(MySqlStatement.of(start + String.join(", ", batch)));
		}
		return statements;
	}

	private String row(List<@Nullable Object> values) {
		return values.stream().map(this.literals::literal).collect(Collectors.joining(", ", "(", ")"));
	}

	private static List<MySqlStatement> rename(QualifiedName from, QualifiedName to) {
		return MySqlStatement.of("RENAME TABLE " + MySqlNames.quote(from) + " TO " + MySqlNames.quote(to));
	}

	private static String ifExists(boolean condition) {
		return condition ? "IF EXISTS " : "";
	}

	private static String concurrently(boolean concurrently) {
		return concurrently ? MySqlIndexes.CONCURRENTLY : "";
	}

	private static Name[] names(@Nullable Name name) {
		return Optional.ofNullable(name).stream().toArray(Name[]::new);
	}

}
