package dev.migration.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropIndex;
import dev.migration.operation.RenameIndex;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * The statements about indexes. An index has no schema of its own: it lives where its
 * table does.
 */
final class H2Indexes {

	private static final List<String> METHODS = List.of("hash", "spatial");

	private final H2Names names;

	H2Indexes(H2Names names) {
		this.names = names;
	}

	List<String> create(CreateIndex operation) {
		requireNotConcurrently(operation.concurrently());
		return List.of(create(operation.table(), operation.index(), operation.ifNotExists() ? "IF NOT EXISTS " : ""));
	}

	String create(QualifiedName table, Index index, String guard) {
		H2Constraints.requireNoneIncluded(index.included());
		if (index.predicate() != null) {
			throw H2Refusal.of("index only the rows where '" + index.predicate() + "'",
					"leave the predicate out, or add a generated column that is null in other rows and index that");
		}
		String unique = index.unique() ? "UNIQUE " + (index.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") : "";
		String elements = index.elements().stream().map(this::element).collect(Collectors.joining(", ", "(", ")"));
		return "CREATE " + unique + method(index.method()) + "INDEX " + guard
				+ ((index.name() != null) ? this.names.quote(index.name()) + " " : "") + "ON " + this.names.quote(table)
				+ " " + elements;
	}

	private static String method(String method) {
		if (method.equalsIgnoreCase(Index.BTREE)) {
			return "";
		}
		String word = method.toLowerCase(Locale.ROOT);
		if (!METHODS.contains(word)) {
			throw H2Refusal.of("create an index with method '" + method + "'", "use 'hash', 'spatial' or none");
		}
		return word.toUpperCase(Locale.ROOT) + " ";
	}

	private String element(IndexElement element) {
		if (element.expression() != null) {
			throw H2Refusal.of("index the expression '" + element.expression() + "'",
					"add a generated column for it and index that");
		}
		if (element.operatorClass() != null || element.collation() != null || element.length() != null) {
			throw H2Refusal.of("index column '" + element.column()
					+ "' with an operator class, a collation or a length of its own", "leave that out");
		}
		String nulls = element.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
		return this.names.quote(Objects.requireNonNull(element.column())) + (element.descending() ? " DESC" : "")
				+ ((element.nullsFirst() != element.descending()) ? nulls : "");
	}

	List<String> drop(DropIndex operation) {
		requireNotConcurrently(operation.concurrently());
		return List.of("DROP INDEX " + (operation.ifExists() ? "IF EXISTS " : "")
				+ qualified(operation.table(), operation.name()));
	}

	List<String> rename(RenameIndex operation) {
		return List.of("ALTER INDEX " + qualified(operation.table(), operation.from()) + " RENAME TO "
				+ qualified(operation.table(), operation.to()));
	}

	private String qualified(QualifiedName table, Name index) {
		return this.names.quote(table.sibling(index));
	}

	private static void requireNotConcurrently(boolean concurrently) {
		if (concurrently) {
			throw H2Refusal.of("create or drop an index concurrently", "leave 'concurrently' out on H2");
		}
	}

}
