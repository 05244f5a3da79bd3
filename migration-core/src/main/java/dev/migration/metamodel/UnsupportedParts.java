package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping adds to a table as SQL of its own and a schema model has no place for:
 * storage options, partitions, tablespaces.
 */
final class UnsupportedParts {

	private static final String[][] OF_INDEX = { { "include", "()" }, { "nulls", "not", "distinct" },
			{ "where", "..." } };

	private static final String[][] OF_UNIQUE = { { "nulls", "not", "distinct" }, { "not", "deferrable" },
			{ "initially", "deferred" }, { "initially", "immediate" }, { "deferrable" } };

	private static final Pattern OF_VERSIONING = Pattern.compile("row (start|end)", Pattern.CASE_INSENSITIVE);

	private final MappingNames names;

	private final SqlSyntax syntax;

	private final ColumnDefinitions definitions;

	UnsupportedParts(MappingNames names) {
		this.names = names;
		this.syntax = names.syntax();
		this.definitions = new ColumnDefinitions(this.syntax);
	}

	List<UnsupportedMapping> of(Table table) {
		List<UnsupportedMapping> parts = new ArrayList<>();
		String name = "table '" + table.getName() + "'";
		if (this.names.isInCatalogs() && table.getSchema() != null) {
			parts.add(new UnsupportedMapping("Schema '" + table.getSchema() + "' of " + name,
					"Hibernate leaves schemas out of its SQL here, use 'catalog' instead"));
		}
		if (!this.names.isInCatalogs() && table.getCatalog() != null) {
			parts.add(new UnsupportedMapping("Catalog '" + table.getCatalog() + "' of " + name,
					"a history belongs to one database, so leave it out"));
		}
		if (table.isView()) {
			add(parts, "Options", table.getOptions(), () -> "view '" + table.getName() + "'");
			return parts;
		}
		add(parts, "Options", table.getOptions(), () -> name);
		add(parts, "Declarations", table.getExtraDeclarations(), () -> name);
		for (Column column : table.getColumns()) {
			Supplier<String> ofColumn = () -> "column '" + column.getName() + "' of " + name;
			add(parts, "Generation", isOfVersioning(column) ? column.getGeneratedAs() : null, ofColumn);
			add(parts, "Options", this.definitions.of(column.getOptions()).ignored(), ofColumn);
			add(parts, "Definition", this.definitions.of(column.getSqlType()).ignored(), ofColumn);
			add(parts, "Partitions", (column.getValue() != null) ? column.getValue().getExtraCreateTableInfo() : null,
					() -> name);
			column.getCheckConstraints().forEach((check) -> addCheck(parts, check, name));
		}
		table.getChecks().forEach((check) -> addCheck(parts, check, name));
		for (Index index : table.getIndexes().values()) {
			add(parts, "Options", rest(index.getOptions(), OF_INDEX),
					() -> "index '" + index.getName() + "' of " + name);
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			add(parts, "Options", rest(key.getOptions(), OF_UNIQUE),
					() -> "unique constraint '" + key.getName() + "' of " + name);
		}
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (key.getKeyDefinition() == null && (key.getOptions() == null || key.getOptions().isEmpty())) {
				continue;
			}
			String text = ((key.getKeyDefinition() != null) ? key.getKeyDefinition() : "") + " "
					+ ((key.getOptions() != null) ? key.getOptions() : "");
			add(parts, "Options", ForeignKeyClause.restOf(text),
					() -> "foreign key '" + key.getName() + "' of " + name);
		}
		return parts;
	}

	/**
	 * Return whether the server fills a column to know since when a row holds: such a
	 * column comes and goes with the versioning of its table.
	 */
	static boolean isOfVersioning(Column column) {
		return column.getGeneratedAs() != null && OF_VERSIONING.matcher(column.getGeneratedAs().strip()).matches();
	}

	private static void addCheck(List<UnsupportedMapping> parts, CheckConstraint check, String table) {
		add(parts, "Options", check.getOptions(),
				() -> ((check.getName() != null) ? "check '" + check.getName() + "'" : "a check") + " of " + table);
	}

	private static void add(List<UnsupportedMapping> parts, String what, @Nullable String text, Supplier<String> of) {
		if (text != null && !text.isBlank()) {
			parts.add(new UnsupportedMapping(what + " '" + text.strip() + "' of " + of.get(),
					"carry them out in a revision of your own"));
		}
	}

	/**
	 * Return what is left of a text without the clauses that are read.
	 */
	private String rest(@Nullable String text, String[][] clauses) {
		if (text == null || text.isEmpty()) {
			return "";
		}
		SqlTokens tokens = this.syntax.tokens(text);
		List<String> rest = new ArrayList<>();
		while (tokens.hasNext()) {
			if (!skip(tokens, clauses)) {
				rest.add(tokens.next().text());
			}
		}
		return rest.stream().collect(Collectors.joining(" "));
	}

	private static boolean skip(SqlTokens tokens, String[][] clauses) {
		for (String[] clause : clauses) {
			String end = clause[clause.length - 1];
			if (end.equals("...") && tokens.skip(clause[0])) {
				tokens.rest();
				return true;
			}
			if (end.equals("()") && tokens.skip(clause[0])) {
				if (tokens.atGroup()) {
					tokens.next();
				}
				return true;
			}
			if (tokens.skip(clause)) {
				return true;
			}
		}
		return false;
	}

}
