package dev.migration.operation;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;

/**
 * What operations make of sequences.
 */
final class ChangedSequences {

	private static final Pattern NEXT_VALUE = Pattern.compile("(?i)nextval\\s*\\(\\s*(?<literal>')?|next\\s+value");

	private ChangedSequences() {
	}

	static SchemaModel after(CreateSequence operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.sequence(operation.sequence().name()).isPresent()) {
			return schema;
		}
		return schema.withSequences(Elements.with(schema.sequences(), operation.sequence()));
	}

	static SchemaModel after(DropSequence operation, SchemaModel schema) {
		QualifiedName name = operation.sequence();
		Elements.require(operation.ifExists() || schema.sequence(name).isPresent(), "sequence", name);
		return schema.withSequences(Elements.without(schema.sequences(), (sequence) -> sequence.name().equals(name)));
	}

	static SchemaModel after(AlterSequence operation, SchemaModel schema) {
		return changed(schema, operation.from().name(), (sequence) -> operation.to());
	}

	static SchemaModel after(RenameSequence operation, SchemaModel schema) {
		SchemaModel renamed = changed(schema, operation.from(),
				(sequence) -> new Sequence(operation.to(), sequence.type(), sequence.options()));
		return renamed.withTables(renamed.tables().stream().map((table) -> renamed(table, operation)).toList());
	}

	private static Table renamed(Table table, RenameSequence operation) {
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> (column.defaultValue() != null)
					? column.withDefault(renamed(column.defaultValue(), operation)) : column)
			.toList());
	}

	/** Defaults name the sequence that they take values from. */
	private static Expression renamed(Expression value, RenameSequence operation) {
		return new Expression(renamed(value.source(), operation), renamed(value.canonical(), operation));
	}

	private static String renamed(String sql, RenameSequence operation) {
		Name from = operation.from().name();
		Name to = operation.to().name();
		Matcher call = NEXT_VALUE.matcher(sql);
		if (!call.find()) {
			return sql;
		}
		// PostgreSQL has the name in a string
		boolean literal = call.group("literal") != null;
		String upper = from.text().toUpperCase(Locale.ROOT);
		for (String quote : List.of("\"", "`", "")) {
			for (String name : List.of(from.text(), upper)) {
				String text = sql.replaceFirst(
						"(?<![\\w$\"`])" + Pattern.quote(spelled(name, quote, literal)) + "(?![\\w$\"`])",
						Matcher.quoteReplacement(spelled(to, quote, literal, !name.equals(from.text()))));
				if (!text.equals(sql)) {
					return text;
				}
			}
		}
		return sql;
	}

	private static String spelled(Name to, String quote, boolean literal, boolean upper) {
		if (!to.isRegular()) {
			return spelled(to.text(), quote.isEmpty() ? "\"" : quote, literal);
		}
		return spelled(upper ? to.text().toUpperCase(Locale.ROOT) : to.text(), literal ? "" : quote, literal);
	}

	private static String spelled(String name, String quote, boolean literal) {
		String text = quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
		return literal ? text.replace("'", "''") : text;
	}

	private static SchemaModel changed(SchemaModel schema, QualifiedName name, UnaryOperator<Sequence> change) {
		Elements.require(schema.sequence(name).isPresent(), "sequence", name);
		return schema
			.withSequences(Elements.replaced(schema.sequences(), (sequence) -> sequence.name().equals(name), change));
	}

}
