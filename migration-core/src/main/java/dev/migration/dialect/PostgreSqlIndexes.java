package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropIndex;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.RenameIndex;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;

/**
 * The statements about indexes. An index has no schema of its own: it lives where its
 * table does.
 */
final class PostgreSqlIndexes {

	private PostgreSqlIndexes() {
	}

	static String create(CreateIndex operation) {
		Index index = operation.index();
		if (index.name() == null && (operation.ifNotExists() || operation.concurrently())) {
			throw new InvalidOperationException("An index of table '" + operation.table()
					+ "' is created concurrently or unless it exists, but has no name; give it one.");
		}
		List<String> words = new ArrayList<>();
		words.add(index.unique() ? "CREATE UNIQUE INDEX" : "CREATE INDEX");
		if (operation.concurrently()) {
			words.add("CONCURRENTLY");
		}
		if (operation.ifNotExists()) {
			words.add("IF NOT EXISTS");
		}
		if (index.name() != null) {
			words.add(PostgreSqlNames.quote(index.name()));
		}
		words.add("ON " + PostgreSqlNames.quote(operation.table()));
		if (!index.method().equals(Index.BTREE)) {
			words.add("USING " + method(index.method()));
		}
		words
			.add(index.elements().stream().map(PostgreSqlIndexes::element).collect(Collectors.joining(", ", "(", ")")));
		if (!index.included().isEmpty()) {
			words.add("INCLUDE " + PostgreSqlClauses.columns(index.included()));
		}
		if (index.nullsNotDistinct()) {
			words.add("NULLS NOT DISTINCT");
		}
		if (index.predicate() != null) {
			words.add("WHERE " + PostgreSqlClauses.expression(index.predicate()));
		}
		return String.join(" ", words);
	}

	static String method(String method) {
		return PostgreSqlNames.quote(Name.of(method.toLowerCase(Locale.ROOT)));
	}

	static String element(IndexElement element) {
		if (element.length() != null) {
			throw new UnsupportedOperationOnDatabaseException("PostgreSQL cannot index the first '" + element.length()
					+ "' characters of column '" + element.column() + "'; index the expression 'left("
					+ element.column() + ", " + element.length() + ")' instead.");
		}
		String nulls = element.nullsFirst() ? "NULLS FIRST" : "NULLS LAST";
		return Stream
			.of(sortKey(element),
					(element.collation() != null) ? "COLLATE " + PostgreSqlNames.quote(element.collation()) : null,
					(element.operatorClass() != null) ? PostgreSqlNames.quote(element.operatorClass()) : null,
					element.descending() ? "DESC" : null, (element.nullsFirst() != element.descending()) ? nulls : null)
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
	}

	private static String sortKey(IndexElement element) {
		Expression expression = element.expression();
		return (expression != null) ? "(" + PostgreSqlClauses.expression(expression) + ")"
				: PostgreSqlNames.quote(Objects.requireNonNull(element.column()));
	}

	static String drop(DropIndex operation) {
		return "DROP INDEX " + (operation.concurrently() ? "CONCURRENTLY " : "")
				+ (operation.ifExists() ? "IF EXISTS " : "")
				+ PostgreSqlNames.quote(operation.table().sibling(operation.name()));
	}

	static String rename(RenameIndex operation) {
		return "ALTER INDEX " + PostgreSqlNames.quote(operation.table().sibling(operation.from())) + " RENAME TO "
				+ PostgreSqlNames.quote(operation.to());
	}

}
