package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.OperationVisitor;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Operations as PostgreSQL's statements.
 */
final class PostgreSqlDdl implements OperationVisitor<List<String>> {

	private static final int ROWS_PER_INSERT = 500;

	@Override
	public List<String> visit(CreateTable operation) {
		Table table = operation.table();
		Stream<String> columns = table.columns().stream().map((column) -> PostgreSqlClauses.column(table, column));
		Stream<String> constraints = table.constraints().stream().map(PostgreSqlClauses::constraint);
		List<String> elements = Stream.concat(columns, constraints).toList();
		String body = elements.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", elements) + "\n)";
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + quote(table.name()) + " " + body);
		table.indexes().forEach((index) -> statements.add(PostgreSqlClauses.createIndex(table.name(), index)));
		if (table.comment() != null) {
			statements.add(PostgreSqlClauses.commentOnTable(table.name(), table.comment()));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(PostgreSqlClauses.commentOnColumn(table.name(), column)));
		return statements;
	}

	@Override
	public List<String> visit(DropTable operation) {
		return List.of("DROP TABLE " + quote(operation.table()));
	}

	@Override
	public List<String> visit(RenameTable operation) {
		if (!Objects.equals(operation.from().schema(), operation.to().schema())) {
			throw new InvalidOperationException("Table '" + operation.from() + "' cannot be renamed to '"
					+ operation.to() + "' of another schema; keep the schema, and move the table with"
					+ " 'ALTER TABLE ... SET SCHEMA'.");
		}
		return alterTable(operation.from(), "RENAME TO " + quote(operation.to().name()));
	}

	@Override
	public List<String> visit(SetTableComment operation) {
		return List.of(PostgreSqlClauses.commentOnTable(operation.table(), operation.to()));
	}

	@Override
	public List<String> visit(AddColumn operation) {
		String statement = "ALTER TABLE " + quote(operation.table()) + " ADD COLUMN "
				+ PostgreSqlClauses.column(operation.column());
		if (operation.column().comment() == null) {
			return List.of(statement);
		}
		return List.of(statement, PostgreSqlClauses.commentOnColumn(operation.table(), operation.column()));
	}

	@Override
	public List<String> visit(DropColumn operation) {
		return alterTable(operation.table(), "DROP COLUMN " + quote(operation.column()));
	}

	@Override
	public List<String> visit(AlterColumn operation) {
		return PostgreSqlColumnChange.statements(operation);
	}

	@Override
	public List<String> visit(AddConstraint operation) {
		return alterTable(operation.table(), "ADD " + PostgreSqlClauses.constraint(operation.constraint()));
	}

	@Override
	public List<String> visit(DropConstraint operation) {
		return alterTable(operation.table(), "DROP CONSTRAINT " + quote(operation.name()));
	}

	@Override
	public List<String> visit(CreateIndex operation) {
		return List.of(PostgreSqlClauses.createIndex(operation.table(), operation.index()));
	}

	/**
	 * An index has no schema of its own: it lives where its table does.
	 */
	@Override
	public List<String> visit(DropIndex operation) {
		return List.of("DROP INDEX " + quote(operation.table().sibling(operation.name())));
	}

	@Override
	public List<String> visit(CreateSequence operation) {
		return List.of(PostgreSqlSequences.create(operation.sequence()));
	}

	@Override
	public List<String> visit(DropSequence operation) {
		return List.of("DROP SEQUENCE " + quote(operation.sequence()));
	}

	@Override
	public List<String> visit(AlterSequence operation) {
		return PostgreSqlSequences.alter(operation.from(), operation.to());
	}

	@Override
	public List<String> visit(CreateEnumType operation) {
		String values = operation.type()
			.values()
			.stream()
			.map(PostgreSqlLiterals::string)
			.collect(Collectors.joining(", ", "(", ")"));
		return List.of("CREATE TYPE " + PostgreSqlNames.quoteType(operation.type().name()) + " AS ENUM " + values);
	}

	@Override
	public List<String> visit(DropEnumType operation) {
		return List.of("DROP TYPE " + PostgreSqlNames.quoteType(operation.type()));
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
		String start = "INSERT INTO " + quote(operation.table()) + " " + PostgreSqlClauses.columns(operation.columns())
				+ " VALUES ";
		List<List<@Nullable Object>> rows = operation.rows();
		return IntStream.iterate(0, (first) -> first < rows.size(), (first) -> first + ROWS_PER_INSERT)
			.mapToObj((first) -> rows.subList(first, Math.min(first + ROWS_PER_INSERT, rows.size())))
			.map((batch) -> batch.stream().map(PostgreSqlDdl::row).collect(Collectors.joining(", ", start, "")))
			.toList();
	}

	private static String row(List<@Nullable Object> values) {
		return values.stream().map(PostgreSqlLiterals::literal).collect(Collectors.joining(", ", "(", ")"));
	}

	private static List<String> alterTable(QualifiedName table, String action) {
		return List.of("ALTER TABLE " + quote(table) + " " + action);
	}

	private static String quote(Name name) {
		return PostgreSqlNames.quote(name);
	}

	private static String quote(QualifiedName name) {
		return PostgreSqlNames.quote(name);
	}

}
