package dev.migration.runtime;

/**
 * What stands before the first word of a statement: blanks, comments as one of the
 * databases reads them, parentheses and semicolons. None of them is the beginning of a
 * statement elsewhere.
 */
final class LeadingText {

	private LeadingText() {
	}

	/**
	 * Return where a statement begins.
	 * @param sql the text
	 * @return the index behind everything that makes no difference; of a text that is
	 * nothing but a comment which MariaDB and MySQL carry out, the index in it
	 */
	static int end(String sql) {
		int at = 0;
		int next = behind(sql, at);
		while (next > at) {
			at = next;
			next = behind(sql, at);
		}
		return at;
	}

	private static int behind(String sql, int at) {
		if (at == sql.length()) {
			return at;
		}
		char first = sql.charAt(at);
		if (Character.isWhitespace(first) || first == '(' || first == ';') {
			return at + 1;
		}
		if (first == '#' || sql.startsWith("--", at) || sql.startsWith("//", at)) {
			int end = sql.indexOf('\n', at);
			return (end < 0) ? sql.length() : end + 1;
		}
		return sql.startsWith("/*", at) ? behindComment(sql, at) : at;
	}

	private static int behindComment(String sql, int at) {
		int nested = behindNested(sql, at);
		if (nested > 0 && isBlank(sql, nested)) {
			int carriedOut = carriedOut(sql, at);
			if (carriedOut > 0) {
				return carriedOut;
			}
		}
		if (nested > 0) {
			return nested;
		}
		int end = sql.indexOf("*/", at + 2);
		return (end < 0) ? at : end + 2;
	}

	/**
	 * Comments nest on PostgreSQL and H2. Where they do not, one that holds the beginning
	 * of another has no end when it is read as nested.
	 */
	private static int behindNested(String sql, int start) {
		int depth = 0;
		for (int at = start; at < sql.length() - 1; at++) {
			if (sql.startsWith("/*", at)) {
				depth++;
				at++;
			}
			else if (sql.startsWith("*/", at)) {
				depth--;
				at++;
				if (depth == 0) {
					return at + 1;
				}
			}
		}
		return 0;
	}

	private static boolean isBlank(String sql, int start) {
		for (int at = start; at < sql.length(); at++) {
			if (!Character.isWhitespace(sql.charAt(at)) && sql.charAt(at) != ';') {
				return false;
			}
		}
		return true;
	}

	/**
	 * <code>/*!40101 SET ... *</code><code>/</code>, as it stands in dumps.
	 */
	private static int carriedOut(String sql, int start) {
		int at = start + 2;
		if (sql.startsWith("M!", at)) {
			at++;
		}
		if (sql.charAt(at) != '!') {
			return 0;
		}
		do {
			at++;
		}
		while (Character.isDigit(sql.charAt(at)));
		return at;
	}

}
