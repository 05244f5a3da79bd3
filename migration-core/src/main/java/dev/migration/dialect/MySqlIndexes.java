package dev.migration.dialect;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Indexes as the parts of statements that define them.
 */
final class MySqlIndexes {

	/**
	 * Makes the server refuse what would block writes, which is what an index that is
	 * created concurrently promises.
	 */
	static final String CONCURRENTLY = ", ALGORITHM = INPLACE, LOCK = NONE";

	private final MySqlServer server;

	MySqlIndexes(MySqlServer server) {
		this.server = server;
	}

	/**
	 * Return the definition of an index as part of a table.
	 * @param condition the clause in front of the name, with a blank behind it
	 */
	String index(Index index, String condition) {
		check(index);
		String elements = index.elements().stream().map(this::element).collect(Collectors.joining(", ", "(", ")"));
		return kind(index) + condition + ((index.name() != null) ? MySqlNames.quote(index.name()) + " " : "") + elements
				+ (index.method().equalsIgnoreCase("hash") ? " USING HASH" : "");
	}

	private String kind(Index index) {
		String method = index.method().toLowerCase(Locale.ROOT);
		return switch (method) {
			case Index.BTREE, "hash" -> index.unique() ? "UNIQUE INDEX " : "INDEX ";
			case "fulltext" -> "FULLTEXT INDEX ";
			case "spatial", "rtree" -> "SPATIAL INDEX ";
			default -> throw this.server.cannot("index by method '" + index.method() + "'",
					"use 'btree', 'hash', 'fulltext' or 'spatial'");
		};
	}

	private void check(Index index) {
		refuse(MySqlNames.isPrimary(index.name()), index, "give an index the name of the primary key's",
				"choose another name");
		refuse(index.unique() && kind(index).matches("(FULLTEXT|SPATIAL) INDEX "), index,
				"refuse duplicates by method '" + index.method() + "'", "leave 'unique' out, or use 'btree'");
		refuse(index.predicate() != null, index, "index some rows only",
				"index a generated column that is null for the others");
		refuse(!index.included().isEmpty(), index, "keep further columns in an index",
				"make them columns of the index");
		refuse(index.nullsNotDistinct(), index, "take nulls for duplicates",
				"make the columns not null, or index a generated column that replaces null");
	}

	private String element(IndexElement element) {
		String name = "of '" + ((element.column() != null) ? element.column() : element.expression()) + "'";
		if (element.nullsFirst() != element.descending()) {
			throw this.server.cannot("choose where an index " + name + " keeps nulls",
					"leave the order of nulls out: they are the smallest values");
		}
		if (element.operatorClass() != null) {
			throw this.server.cannot("index by operator class '" + element.operatorClass() + "'", "leave it out");
		}
		if (element.collation() != null) {
			throw this.server.cannot("give an index " + name + " a collation", "give it to the column");
		}
		if (element.descending() && !this.server.hasDescendingIndexes()) {
			throw this.server.cannot("keep an index " + name + " in descending order before version 10.8",
					"use an ascending one, which is read backwards too");
		}
		return sortKey(element.column(), element) + (element.descending() ? " DESC" : "");
	}

	private String sortKey(@Nullable Name column, IndexElement element) {
		if (column != null) {
			return MySqlNames.quote(column) + ((element.length() != null) ? "(" + element.length() + ")" : "");
		}
		Expression expression = Objects.requireNonNull(element.expression());
		if (this.server.mariaDb()) {
			throw this.server.cannot("index the expression '" + expression + "'",
					"index a generated column with that expression");
		}
		return "(" + MySqlColumns.expression(expression) + ")";
	}

	private void refuse(boolean unsupported, Index index, String what, String instead) {
		if (unsupported) {
			throw this.server.cannot(what + " (index '" + index.name() + "')", instead);
		}
	}

}
