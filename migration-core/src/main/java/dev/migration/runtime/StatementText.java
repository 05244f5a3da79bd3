package dev.migration.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is sent, and what of it tells what it does.
 *
 * @param sql the statement
 * @param code the same without comments, with empty strings, and without what may stand
 * in front of it: parentheses, semicolons, MariaDB's settings for this statement alone
 * @author The Migration Authors
 */
record StatementText(String sql, String code) {

	/**
	 * Work of a script, which has no text.
	 */
	static final StatementText NONE = new StatementText("", "");

	private static final Pattern FRONT = Pattern.compile("[\\s(;]*+(?:set\\s+statement\\b.*?\\bfor\\b[\\s(]*+)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Read a statement by the rules of a database.
	 */
	static StatementText of(Dialect dialect, String sql) {
		String code = isPlain(sql) ? sql : SqlText.codeOf(dialect, sql);
		Matcher front = FRONT.matcher(code);
		return new StatementText(sql, front.lookingAt() ? code.substring(front.end()) : code);
	}

	/**
	 * Most statements have nothing that is left out.
	 */
	private static boolean isPlain(String sql) {
		for (int i = 0; i < sql.length(); i++) {
			switch (sql.charAt(i)) {
				case '-', '/', '#', '\'', '"', '`', '$' -> {
					return false;
				}
				default -> {
				}
			}
		}
		return true;
	}

	/**
	 * Return what a pattern finds at the beginning.
	 * @return the match, or {@code null} if there is none
	 */
	@Nullable Matcher match(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.code);
		return matcher.lookingAt() ? matcher : null;
	}

	boolean begins(Pattern pattern) {
		return match(pattern) != null;
	}

}
