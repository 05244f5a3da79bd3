package dev.migration.dialect;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;

/**
 * Server defaults. What a row gets when it is updated belongs to them, as in
 * {@code current_timestamp() ON UPDATE current_timestamp()}, which is also how mappings
 * for Hibernate write it; without a default it stands alone.
 */
final class MySqlDefaults {

	private static final String NOW = "(?:current_timestamp|now|localtime|localtimestamp)(?:\\s*\\(\\s*[0-9]?\\s*\\))?";

	private static final Pattern ON_UPDATE = Pattern.compile("(?:^|\\s)\\s*(on\\s+update\\s+" + NOW + ")\\s*$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern MOMENT = Pattern.compile(NOW, Pattern.CASE_INSENSITIVE);

	private static final Pattern LITERAL = Pattern.compile("""
			[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:e[-+]?[0-9]+)?|true|false|null|0x[0-9a-f]+|0b[01]+\
			|(?:[nxb]|_[a-z0-9]+\\s*|(?:date|time|timestamp)\\s*)?'(?:[^'\\\\]|''|\\\\.)*+'""",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * For these MySQL takes expressions only, and every literal is one in parentheses.
	 */
	private static final Set<String> WITHOUT_LITERALS = Set.of("""
			tinytext text mediumtext longtext tinyblob blob mediumblob longblob json geometry point linestring polygon
			multipoint multilinestring multipolygon geometrycollection
			""".strip().split("\\s+"));

	private final MySqlServer server;

	MySqlDefaults(MySqlServer server) {
		this.server = server;
	}

	/**
	 * Return the clause of a column's definition.
	 */
	String clause(Expression defaultValue, ColumnType type) {
		Matcher update = ON_UPDATE.matcher(defaultValue.source());
		if (!update.find()) {
			return "DEFAULT " + value(defaultValue.source(), type);
		}
		String value = defaultValue.source().substring(0, update.start());
		String onUpdate = "ON UPDATE" + update.group(1).substring("on update".length());
		return value.isBlank() ? onUpdate : "DEFAULT " + value(value, type) + " " + onUpdate;
	}

	/**
	 * Return the value as it stands behind {@code DEFAULT}.
	 */
	String value(String source, ColumnType type) {
		String text = source.strip();
		boolean bare = MOMENT.matcher(text).matches() || text.equalsIgnoreCase("null")
				|| (LITERAL.matcher(text).matches() && (this.server.mariaDb() || !isWithoutLiterals(type)));
		return bare ? text : isInParentheses(text) ? SqlLexis.MYSQL.part(text)
				: "(" + MySqlColumns.expression(Expression.of(text)) + ")";
	}

	/**
	 * Return whether {@code ALTER COLUMN} can set or drop this default. It leaves alone
	 * what happens on an update, and MariaDB 11.4 does not drop a default that is the
	 * current time: pinned by {@code MariaDbDialectIntegrationTests}.
	 */
	static boolean isAlterable(Expression defaultValue) {
		return !ON_UPDATE.matcher(defaultValue.source()).find()
				&& !MOMENT.matcher(defaultValue.source().strip()).matches();
	}

	private static boolean isWithoutLiterals(ColumnType type) {
		return WITHOUT_LITERALS.contains(type.name().toString().split(" ")[0]);
	}

	private static boolean isInParentheses(String text) {
		if (!text.startsWith("(")) {
			return false;
		}
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\'' || character == '"' || character == '`' || character == '#' || character == '-') {
				return false;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (depth == 0) {
				return i == text.length() - 1;
			}
		}
		return false;
	}

}
