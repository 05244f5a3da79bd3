package dev.migration.reflection;

import java.util.Locale;
import java.util.Set;

import dev.migration.dialect.Dialect;

/**
 * Defaults in MySQL's catalog, which has literals without their quotes and tells them
 * from expressions by a word in another column.
 */
final class MySqlDefault {

	private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal",
			"float", "double", "year", "bit");

	private static final Set<String> BYTES = Set.of("binary", "varbinary");

	private MySqlDefault() {
	}

	/**
	 * Return a default as it stands behind {@code DEFAULT}.
	 * @param value the catalog's text
	 * @param extra what the catalog says besides
	 * @param dataType the name of the type
	 * @param dialect the dialect that writes strings
	 */
	static String expression(String value, String extra, String dataType, Dialect dialect) {
		if (extra.contains("DEFAULT_GENERATED")) {
			String text = MariaDbText.unescape(value);
			boolean moment = text.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP");
			return moment ? text.toLowerCase(Locale.ROOT) : "(" + MariaDbText.stripParentheses(text) + ")";
		}
		boolean bare = NUMBERS.contains(dataType) || (BYTES.contains(dataType) && value.startsWith("0x"))
				|| value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP");
		return bare ? value : dialect.literal(value);
	}

}
