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
 * @param code its beginning, up to a length that no statement of a person has, without
 * comments, with strings in single quotes empty, and without what may stand in front of
 * it: parentheses, semicolons, MariaDB's settings for this statement alone
 * @author The Migration Authors
 */
record StatementText(String sql, String code) {

	/**
	 * Work of a script, which has no text.
	 */
	static final StatementText NONE = new StatementText("", "");

	static final Pattern SET_CONFIG = Pattern.compile("\\bset_config\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

	// What follows are rows
	private static final int LONGEST_CODE = 1 << 20;

	private static final Pattern FRONT = Pattern.compile("[\\s(;]*+(?:set\\s+statement\\b.*?\\bfor\\b[\\s(]*+)?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * Read a statement by the rules of a database.
	 */
	static StatementText of(Dialect dialect, String sql) {
		String beginning = (sql.length() > LONGEST_CODE) ? sql.substring(0, LONGEST_CODE) : sql;
		String code = isPlain(beginning) ? beginning : SqlText.codeOf(dialect, beginning);
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

	/**
	 * Return whether it calls PostgreSQL's function that sets something in the session.
	 */
	boolean setsConfiguration() {
		return SET_CONFIG.matcher(this.code).find();
	}

	boolean begins(Pattern pattern) {
		return match(pattern) != null;
	}

}
