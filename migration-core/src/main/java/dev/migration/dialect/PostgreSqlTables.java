package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.dialect.PostgreSqlStatement.Pass;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.RenameTable;
import dev.migration.schema.Constraint;
import dev.migration.schema.Table;

/**
 * The statements about whole tables.
 */
final class PostgreSqlTables {

	private PostgreSqlTables() {
	}

	/**
	 * The server takes what is created with a table for valid, as there are no rows, so a
	 * constraint that is to be left unchecked is added afterwards.
	 */
	static List<PostgreSqlStatement> create(CreateTable operation) {
		Table table = operation.table();
		String guard = operation.ifNotExists() ? "IF NOT EXISTS " : "";
		List<Constraint> later = table.constraints()
			.stream()
			.filter((constraint) -> !operation.ifNotExists() && !PostgreSqlConstraints.isValid(constraint))
			.toList();
		List<Constraint> inside = table.constraints()
			.stream()
			.filter((constraint) -> !later.contains(constraint))
			.toList();
		List<String> elements = Stream
			.concat(table.columns().stream().map((column) -> PostgreSqlClauses.column(table, column)),
					inside.stream().map(PostgreSqlConstraints::clause))
			.toList();
		String body = elements.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", elements) + "\n)";
		List<PostgreSqlStatement> statements = new ArrayList<>();
		statements
			.add(PostgreSqlStatement.of("CREATE TABLE " + guard + PostgreSqlNames.quote(table.name()) + " " + body));
		later.forEach((constraint) -> statements
			.addAll(PostgreSqlConstraints.add(new AddConstraint(table.name(), constraint))));
		table.indexes()
			.forEach((index) -> statements.add(PostgreSqlStatement
				.of(PostgreSqlIndexes.create(new CreateIndex(table.name(), index, operation.ifNotExists(), false)))));
		if (table.comment() != null) {
			statements
				.add(PostgreSqlStatement.comment(PostgreSqlClauses.commentOnTable(table.name(), table.comment())));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements
				.add(PostgreSqlStatement.comment(PostgreSqlClauses.commentOnColumn(table.name(), column))));
		return statements;
	}

	static List<PostgreSqlStatement> rename(RenameTable operation) {
		return List.of(PostgreSqlStatement.rename(operation.from(),
				"RENAME TO " + PostgreSqlNames.quote(operation.to().name())));
	}

	static List<PostgreSqlStatement> addColumn(AddColumn operation) {
		PostgreSqlStatement statement = PostgreSqlStatement.action(Pass.COLUMN, operation.table(), "ADD COLUMN "
				+ (operation.ifNotExists() ? "IF NOT EXISTS " : "") + PostgreSqlClauses.column(operation.column()));
		if (operation.column().comment() == null) {
			return List.of(statement);
		}
		return List.of(statement,
				PostgreSqlStatement.comment(PostgreSqlClauses.commentOnColumn(operation.table(), operation.column())));
	}

}
