package dev.migration.dialect;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.operation.InvalidOperationException;
import dev.migration.schema.Expression;

/**
 * The words of a database as far as a question mark, a semicolon or a parenthesis may
 * hide in them. What is not terminated reaches to the end.
 *
 * @param opaque strings, quoted identifiers and comments to the end of a line
 * @param marker a parameter, or the operator that looks like one
 * @param nestedComments whether block comments nest
 * @param lineComments what begins a comment to the end of the line
 */
record SqlLexis(Pattern opaque, Pattern marker, boolean nestedComments, List<String> lineComments) {

	private static final String BEGINNINGS = "'\"`$-/#eE";

	/**
	 * As the driver reads it: {@code ??} is the operator {@code ?}.
	 */
	static final SqlLexis POSTGRESQL = new SqlLexis(Pattern.compile("""
			(?<![\\w$\\x{80}-\\x{10FFFF}])[eE]'(?:[^'\\\\]|''|\\\\.)*+(?:'|\\z)\
			|'[^']*+(?:'|\\z)\
			|"[^"]*+(?:"|\\z)\
			|--[^\\r\\n]*+\
			|(?<![\\w$\\x{80}-\\x{10FFFF}])\\$(?<tag>(?:[A-Za-z_\\x{80}-\\x{10FFFF}][\\w\\x{80}-\\x{10FFFF}]*)?)\\$\
			(?:(?!\\$\\k<tag>\\$).)*+(?:\\$\\k<tag>\\$|\\z)""", Pattern.DOTALL), Pattern.compile("\\?\\??"), true,
			List.of("--"));

	/**
	 * A backslash escapes, which is what a migration's session sees to, and two dashes
	 * begin a comment only before a blank.
	 */
	static final SqlLexis MYSQL = new SqlLexis(Pattern.compile("""
			'(?:[^'\\\\]|\\\\.)*+(?:'|\\z)\
			|"(?:[^"\\\\]|\\\\.)*+(?:"|\\z)\
			|`[^`]*+(?:`|\\z)\
			|--(?=\\s|\\z)[^\\r\\n]*+\
			|#[^\\r\\n]*+""", Pattern.DOTALL), Pattern.compile("\\?"), false, List.of("--", "#"));

	/**
	 * A text in two dollars has no tag, and two slashes begin a comment too.
	 */
	static final SqlLexis H2 = new SqlLexis(Pattern.compile("""
			'[^']*+(?:'|\\z)\
			|"[^"]*+(?:"|\\z)\
			|`[^`]*+(?:`|\\z)\
			|--[^\\r\\n]*+\
			|//[^\\r\\n]*+\
			|(?<![\\w$\\x{80}-\\x{10FFFF}])\\$\\$(?:(?!\\$\\$).)*+(?:\\$\\$|\\z)""", Pattern.DOTALL),
			Pattern.compile("\\?"), true, List.of("--", "//"));

	/**
	 * Return where the string, identifier or comment ends that begins at a position.
	 * @return the end, or the position if none begins there
	 */
	int opaqueEnd(String sql, int position) {
		if (sql.startsWith("/*", position)) {
			return commentEnd(sql, position);
		}
		if (BEGINNINGS.indexOf(sql.charAt(position)) < 0) {
			return position;
		}
		Matcher matcher = this.opaque.matcher(sql).useTransparentBounds(true).region(position, sql.length());
		return matcher.lookingAt() ? matcher.end() : position;
	}

	private int commentEnd(String sql, int start) {
		int depth = 1;
		int position = start + 2;
		while (depth > 0 && position < sql.length()) {
			boolean opens = this.nestedComments && sql.startsWith("/*", position);
			boolean closes = sql.startsWith("*/", position);
			depth += opens ? 1 : closes ? -1 : 0;
			position += (opens || closes) ? 2 : 1;
		}
		return position;
	}

	/**
	 * Return the text of an expression as a part of a statement: what follows it must not
	 * end up in a comment at its end.
	 * @throws InvalidOperationException if it is more or less than one expression
	 */
	String part(Expression expression) {
		return part(expression.source());
	}

	/**
	 * Return an expression or a query as a part of a statement.
	 * @throws InvalidOperationException if it is more or less than one
	 */
	String part(String sql) {
		if (endOfGroup("(" + sql + "\n)") != sql.length() + 2) {
			throw new InvalidOperationException("'" + sql
					+ "' does not stand by itself; write one expression or query without a semicolon, in which all"
					+ " parentheses, quotes and comments are closed.");
		}
		return this.lineComments.stream().anyMatch(sql::contains) ? sql + "\n" : sql;
	}

	/**
	 * Return SQL with a blank in place of each comment.
	 */
	String withoutComments(String sql) {
		StringBuilder result = new StringBuilder(sql.length());
		for (int position = 0; position < sql.length();) {
			int end = opaqueEnd(sql, position);
			boolean comment = end > position && (sql.startsWith("/*", position)
					|| this.lineComments.stream().anyMatch(startingAt(sql, position)));
			result.append(comment ? " " : sql.substring(position, Math.max(end, position + 1)));
			position = Math.max(end, position + 1);
		}
		return result.toString();
	}

	private static Predicate<String> startingAt(String sql, int position) {
		return (beginning) -> sql.startsWith(beginning, position);
	}

	private int endOfGroup(String sql) {
		int depth = 0;
		int position = 0;
		while (position < sql.length()) {
			char character = sql.charAt(position);
			int end = opaqueEnd(sql, position);
			depth += (end > position) ? 0 : (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (depth == 0 || (end == position && character == ';')) {
				return position;
			}
			position = Math.max(end, position + 1);
		}
		return position;
	}

}
