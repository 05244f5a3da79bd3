package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Values for the columns of example rows, as literals. Servers convert a text to most
 * types.
 */
final class ExampleValues {

	private static final Pattern TEXT_LITERAL = Pattern.compile("'((?:[^']|'')*)'");

	private static final Pattern WITH_FRACTION = Pattern.compile("numeric|decimal|double.*|real|float.*|decfloat");

	private static final Set<String> TEXTS = Set.of("text", "clob", "tinytext", "mediumtext", "longtext", "citext");

	private static final Map<String, String> SPECIAL = Map.ofEntries(Map.entry("date", "2026-01-0%d"),
			Map.entry("time", "10:00:0%d"), Map.entry("time with time zone", "10:00:0%d+00"),
			Map.entry("timestamp", "2026-01-0%d 10:00:00"), Map.entry("datetime", "2026-01-0%d 10:00:00"),
			Map.entry("timestamp with time zone", "2026-01-0%d 10:00:00+00"),
			Map.entry("uuid", "00000000-0000-4000-8000-00000000000%d"), Map.entry("json", "{\"example\": %d}"),
			Map.entry("jsonb", "{\"example\": %d}"), Map.entry("interval", "%d days"), Map.entry("year", "202%d"),
			Map.entry("inet", "10.0.0.%d"), Map.entry("xml", "<example>%d</example>"));

	private final Dialect dialect;

	private final SchemaModel schema;

	ExampleValues(Dialect dialect, SchemaModel schema) {
		this.dialect = dialect;
		this.schema = schema;
	}

	/**
	 * Return a value.
	 * @param table the table
	 * @param column the column
	 * @param row the number of the row, from 1
	 * @param checked whether to take a word of the checks on the column
	 * @return the literal
	 */
	String literal(Table table, Column column, int row, boolean checked) {
		if (checked) {
			List<String> words = words(table, column);
			if (!words.isEmpty()) {
				return quote(words.get((row - 1) % words.size()));
			}
		}
		return literal(column.type(), row);
	}

	private static List<String> words(Table table, Column column) {
		List<String> words = new ArrayList<>();
		for (CheckConstraint check : table.checkConstraints()) {
			if (check.mentions(column.name())) {
				Matcher matcher = TEXT_LITERAL.matcher(check.condition().source());
				while (matcher.find()) {
					words.add(matcher.group(1).replace("''", "'"));
				}
			}
		}
		return words;
	}

	private String literal(ColumnType type, int row) {
		String name = type.name().toString().toLowerCase(Locale.ROOT);
		if (type.dimensions() > 0) {
			return this.dialect.name().equals("postgresql") ? "'{}'" : "ARRAY[]";
		}
		List<String> values = this.schema.enumType(type.name()).map(EnumType::values).orElse(List.of());
		if (!values.isEmpty()) {
			return quote(values.get((row - 1) % values.size()));
		}
		if (name.equals("enum") && !type.arguments().isEmpty()) {
			String value = type.arguments().get((row - 1) % type.arguments().size());
			return value.startsWith("'") ? value : quote(value);
		}
		if (name.startsWith("bool")) {
			return (row % 2 == 0) ? "false" : "true";
		}
		if (name.equals("bytea")) {
			return "'\\x0" + row + "'";
		}
		if (name.contains("binary") || name.contains("blob")) {
			return "X'0" + row + "'";
		}
		if (name.contains("int") || WITH_FRACTION.matcher(name).matches()) {
			return String.valueOf(row);
		}
		String special = SPECIAL.get(name);
		return quote((special != null) ? special.formatted(row) : text(type, name, row));
	}

	private static String text(ColumnType type, String name, int row) {
		String text = "example " + row;
		if (TEXTS.contains(name) || type.arguments().isEmpty() || !type.arguments().get(0).matches("\\d+")) {
			return text;
		}
		int length = Integer.parseInt(type.arguments().get(0));
		return (length >= text.length()) ? text : text.substring(text.length() - length);
	}

	static String quote(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}
