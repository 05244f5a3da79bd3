package dev.migration.dialect;

import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.with;

/**
 * Short words for models of MariaDB and MySQL. Table {@code t} has a column {@code c} and
 * what else its rows need.
 */
final class MariaDbModels {

	private static final Dialect DIALECT = new MariaDbDialect();

	private MariaDbModels() {
	}

	static Column column(String name, String type) {
		return Column.of(name, DIALECT.parseType(type));
	}

	static Column notNull(String name, String type) {
		return column(name, type).withNullable(false);
	}

	static Column identity(String name, long start) {
		return notNull(name, "bigint").withIdentity(new Identity(false, SequenceOptions.of(start, 1)));
	}

	static Column generated(String name, String type, String expression, boolean stored) {
		return column(name, type).withGenerated(new Generated(Expression.of(expression), stored));
	}

	static Table parent() {
		return with(table("dept", notNull("id", "bigint")), primaryKey(null, "id"));
	}

	static Table child() {
		return table("emp", notNull("id", "bigint"), column("dept_id", "bigint"), column("email", "varchar(255)"),
				column("note", "longtext"));
	}

	static Index index(IndexElement... elements) {
		return Index.of(Name.of("ix"), false, List.of(elements));
	}

	static Index index(String... columns) {
		return Index.of(Name.of("ix"), false, elements(columns));
	}

	static List<IndexElement> elements(String... columns) {
		return names(columns).stream().map(IndexElement::ascending).toList();
	}

}
