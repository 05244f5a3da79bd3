package dev.migration.reflection;

import dev.migration.schema.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The default of a column and what an update sets it to, which go together.
 */
final class MariaDbDefault {

	private static final String ON_UPDATE = "ON UPDATE ";

	private MariaDbDefault() {
	}

	/**
	 * Return the expression.
	 * @param value the default, where {@code NULL} is none
	 * @param onUpdate what an update sets, or {@code null}
	 * @param schema the schema that names lose, such as that of a sequence
	 */
	static @Nullable Expression of(@Nullable String value, @Nullable String onUpdate, String schema) {
		return of((value != null) ? MariaDbText.unqualify(value, schema) : null, onUpdate);
	}

	private static @Nullable Expression of(@Nullable String value, @Nullable String onUpdate) {
		if (value == null || value.equalsIgnoreCase("null")) {
			return (onUpdate != null) ? Expression.of(ON_UPDATE + onUpdate) : null;
		}
		return Expression.of((onUpdate != null) ? value + " " + ON_UPDATE + onUpdate : value);
	}

	/**
	 * Return the expression that a column's definition has, as the server prints it.
	 * @param definition everything behind the column's name
	 * @param schema the schema that names lose
	 */
	static @Nullable Expression in(String definition, String schema) {
		int start = MariaDbText.find(definition, " DEFAULT ", 0);
		int update = MariaDbText.find(definition, " " + ON_UPDATE, 0);
		int check = MariaDbText.find(definition, " CHECK (", 0);
		int end = (check >= 0) ? check : definition.length();
		String value = (start >= 0)
				? definition.substring(start + " DEFAULT ".length(), (update >= 0) ? update : end).strip() : null;
		String onUpdate = (update >= 0) ? definition.substring(update + 1 + ON_UPDATE.length(), end).strip() : null;
		return of(value, onUpdate, schema);
	}

}
