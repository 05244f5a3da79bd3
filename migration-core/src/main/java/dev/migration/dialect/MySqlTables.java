package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.dialect.MySqlStatement.Subject;
import dev.migration.operation.AddColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * The statement that creates a table with all that belongs to it: it is one, so that it
 * is carried out as a whole.
 */
final class MySqlTables {

	private final MySqlServer server;

	private final MySqlColumns columns;

	private final MySqlConstraints constraints;

	private final MySqlIndexes indexes;

	MySqlTables(MySqlServer server) {
		this.server = server;
		this.columns = new MySqlColumns(server);
		this.constraints = new MySqlConstraints(server);
		this.indexes = new MySqlIndexes(server);
	}

	String create(Table table, boolean ifNotExists) {
		if (table.columns().isEmpty()) {
			throw this.server.cannot("create table '" + table.name() + "' without columns", "give it at least one");
		}
		table.columns().stream().filter((column) -> column.identity() != null).forEach((column) -> {
			if (!isKey(table, column.name())) {
				throw this.server.cannot(
						"count column '" + column.name() + "' of table '" + table.name() + "', which is no key",
						"make it the first column of the primary key, of a unique constraint or of an index");
			}
		});
		List<String> elements = new ArrayList<>();
		table.columns().forEach((column) -> elements.add(this.columns.column(column)));
		table.constraints().forEach((constraint) -> elements.add(this.constraints.constraint(constraint)));
		table.indexes().forEach((index) -> elements.add(this.indexes.index(index, "")));
		return "CREATE TABLE " + (ifNotExists ? "IF NOT EXISTS " : "") + MySqlNames.quote(table.name()) + " (\n    "
				+ String.join(",\n    ", elements) + "\n)" + options(table);
	}

	private static boolean isKey(Table table, Name column) {
		Stream<Name> keys = table.constraints()
			.stream()
			.filter((constraint) -> constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)
			.map(Constraint::columns)
			.map((columns) -> columns.get(0));
		Stream<Name> indexes = table.indexes()
			.stream()
			.map(Index::elements)
			.map((elements) -> elements.get(0).column())
			.flatMap(Stream::ofNullable);
		return Stream.concat(keys, indexes).anyMatch(column::equals);
	}

	private static String options(Table table) {
		StringBuilder options = new StringBuilder();
		Optional<String> start = table.columns().stream().map(MySqlColumns::start).flatMap(List::stream).findFirst();
		start.ifPresent((option) -> options.append(' ').append(option));
		if (table.comment() != null) {
			options.append(' ').append(comment(table.comment()));
		}
		return options.toString();
	}

	static String comment(String comment) {
		return "COMMENT = " + MySqlLiterals.comment(comment);
	}

	/**
	 * A column that counts has to be a key, which a change of its own cannot see to.
	 */
	List<MySqlStatement> addColumn(AddColumn operation) {
		Column column = operation.column();
		String condition = this.server.conditionally(operation.ifNotExists(), "IF NOT EXISTS",
				"column '" + column.name() + "'");
		List<String> actions = new ArrayList<>();
		actions.add("ADD COLUMN " + condition + this.columns.column(column));
		actions.addAll(MySqlColumns.start(column));
		return MySqlStatement.alter(operation.table(), String.join(", ", actions), Subject.COLUMN, column.name());
	}

}
