package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.CreateTable;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.RenameTable;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * The statements about whole tables.
 */
final class PostgreSqlTables {

	private PostgreSqlTables() {
	}

	static List<String> create(CreateTable operation) {
		Table table = operation.table();
		String guard = operation.ifNotExists() ? "IF NOT EXISTS " : "";
		Stream<String> columns = table.columns().stream().map((column) -> PostgreSqlClauses.column(table, column));
		Stream<String> constraints = table.constraints().stream().map(PostgreSqlConstraints::clause);
		List<String> elements = Stream.concat(columns, constraints).toList();
		String body = elements.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", elements) + "\n)";
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + guard + PostgreSqlNames.quote(table.name()) + " " + body);
		table.indexes().forEach((index) -> statements.add(PostgreSqlIndexes.create(table.name(), index, guard)));
		if (table.comment() != null) {
			statements.add(PostgreSqlClauses.commentOnTable(table.name(), table.comment()));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(PostgreSqlClauses.commentOnColumn(table.name(), column)));
		return statements;
	}

	static List<String> rename(RenameTable operation) {
		requireSameSchema("Table", "TABLE", operation.from(), operation.to());
		return PostgreSqlConstraints.alter(operation.from(),
				"RENAME TO " + PostgreSqlNames.quote(operation.to().name()));
	}

	static void requireSameSchema(String kind, String keyword, QualifiedName from, QualifiedName to) {
		if (!Objects.equals(from.schema(), to.schema())) {
			throw new InvalidOperationException(kind + " '" + from + "' cannot be renamed to '" + to
					+ "' of another schema; keep the schema, and move it with" + " 'ALTER " + keyword
					+ " ... SET SCHEMA'.");
		}
	}

	static List<String> addColumn(AddColumn operation) {
		List<String> statements = new ArrayList<>();
		statements.addAll(PostgreSqlConstraints.alter(operation.table(), "ADD COLUMN "
				+ (operation.ifNotExists() ? "IF NOT EXISTS " : "") + PostgreSqlClauses.column(operation.column())));
		if (operation.column().comment() != null) {
			statements.add(PostgreSqlClauses.commentOnColumn(operation.table(), operation.column()));
		}
		return statements;
	}

	/**
	 * Join the actions of statements that follow one another and alter the same table.
	 * {@code RENAME} stands alone by the server's grammar.
	 */
	static List<String> joined(QualifiedName table, List<String> statements) {
		String start = "ALTER TABLE " + PostgreSqlNames.quote(table) + " ";
		List<String> joined = new ArrayList<>();
		boolean open = false;
		for (String statement : statements) {
			boolean joins = statement.startsWith(start) && !statement.startsWith("RENAME ", start.length());
			if (joins && open) {
				String before = joined.remove(joined.size() - 1);
				joined.add(before + ", " + statement.substring(start.length()));
			}
			else {
				joined.add(statement);
			}
			open = joins;
		}
		return joined;
	}

}
