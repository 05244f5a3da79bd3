package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateTable;
import dev.migration.operation.RenameTable;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The statements about whole tables and their rows.
 */
final class H2Tables {

	private static final int ROWS_PER_INSERT = 500;

	private final H2Names names;

	private final H2Clauses clauses;

	private final H2Constraints constraints;

	private final H2Indexes indexes;

	H2Tables(H2Names names) {
		this.names = names;
		this.clauses = new H2Clauses(names);
		this.constraints = new H2Constraints(names);
		this.indexes = new H2Indexes(names);
	}

	List<String> create(CreateTable operation) {
		Table table = operation.table();
		String guard = operation.ifNotExists() ? "IF NOT EXISTS " : "";
		Stream<String> columns = table.columns().stream().map((column) -> this.clauses.column(table, column));
		Stream<String> constraints = table.constraints().stream().map(this.constraints::clause);
		List<String> elements = Stream.concat(columns, constraints).toList();
		String body = elements.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", elements) + "\n)";
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + guard + this.names.quote(table.name()) + " " + body);
		table.indexes().forEach((index) -> statements.add(this.indexes.create(table.name(), index, guard)));
		if (table.comment() != null) {
			statements.add(this.clauses.commentOnTable(table.name(), table.comment()));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(this.clauses.commentOnColumn(table.name(), column)));
		return statements;
	}

	List<String> rename(RenameTable operation) {
		return this.clauses.alter(operation.from(), "RENAME TO " + this.names.quote(operation.to().name()));
	}

	List<String> addColumn(AddColumn operation) {
		List<String> statements = new ArrayList<>(this.clauses.alter(operation.table(), "ADD COLUMN "
				+ (operation.ifNotExists() ? "IF NOT EXISTS " : "") + this.clauses.column(operation.column())));
		if (operation.column().comment() != null) {
			statements.add(this.clauses.commentOnColumn(operation.table(), operation.column()));
		}
		return statements;
	}

	List<String> insert(BulkInsert operation) {
		String start = "INSERT INTO " + this.names.quote(operation.table()) + " "
				+ this.names.columns(operation.columns()) + " VALUES ";
		List<String> statements = new ArrayList<>();
		List<String> batch = new ArrayList<>();
		operation.rows().forEach((row) -> {
			batch.add(row(row, operation.types()));
			if (batch.size() == ROWS_PER_INSERT) {
				statements.add(start + String.join(", ", batch));
				batch.clear();
			}
		});
		if (!batch.isEmpty()) {
			statements.add(start + String.join(", ", batch));
		}
		return statements;
	}

	private static String row(List<@Nullable Object> values, List<@Nullable ColumnType> types) {
		List<String> literals = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			literals.add(literal(values.get(i), types.isEmpty() ? null : types.get(i)));
		}
		return "(" + String.join(", ", literals) + ")";
	}

	/**
	 * A string for a column of JSON would become a JSON string instead of a document.
	 */
	private static String literal(@Nullable Object value, @Nullable ColumnType type) {
		boolean document = isJson(type) && value instanceof CharSequence;
		return document ? "JSON " + H2Literals.literal(value) : H2Literals.literal(value);
	}

	static boolean isJson(@Nullable ColumnType type) {
		return type != null && !type.userType() && type.name().toString().equals("json") && type.dimensions() == 0;
	}

}
