package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL text: a word, a number, a quoted name, a literal, a symbol, or
 * everything between two matching parentheses.
 *
 * @param text the text as it was written
 * @param start where it begins
 * @param end where it ends
 */
record SqlToken(String text, int start, int end) {

	static List<SqlToken> of(String sql, SqlSyntax syntax) {
		List<SqlToken> tokens = new ArrayList<>();
		int position = 0;
		while (position < sql.length()) {
			if (Character.isWhitespace(sql.charAt(position))) {
				position++;
				continue;
			}
			int end = endOfToken(sql, position, syntax);
			tokens.add(new SqlToken(sql.substring(position, end), position, end));
			position = end;
		}
		return List.copyOf(tokens);
	}

	private static int endOfToken(String sql, int start, SqlSyntax syntax) {
		char first = sql.charAt(start);
		if (first == '(') {
			return endOfGroup(sql, start, syntax);
		}
		if (isQuote(first)) {
			return endOfQuoted(sql, start, syntax);
		}
		if (first == '$') {
			return endOfDollarQuoted(sql, start);
		}
		if (!isWordPart(first)) {
			return start + 1;
		}
		int end = start;
		while (end < sql.length() && isWordPart(sql.charAt(end))) {
			end++;
		}
		return end;
	}

	private static int endOfGroup(String sql, int start, SqlSyntax syntax) {
		int position = start + 1;
		while (position < sql.length() && sql.charAt(position) != ')') {
			char next = sql.charAt(position);
			position = (next == '(' || isQuote(next) || next == '$') ? endOfToken(sql, position, syntax) : position + 1;
		}
		return Math.min(position + 1, sql.length());
	}

	private static int endOfQuoted(String sql, int start, SqlSyntax syntax) {
		char quote = sql.charAt(start);
		boolean escape = start > 0 && Character.toLowerCase(sql.charAt(start - 1)) == 'e'
				&& (start == 1 || !isWordPart(sql.charAt(start - 2)));
		boolean backslashes = (quote == '\'' && escape) || (quote != '`' && syntax == SqlSyntax.BACKSLASHES);
		int position = start + 1;
		while (position < sql.length()) {
			char next = sql.charAt(position);
			if (backslashes && next == '\\') {
				position++;
			}
			else if (next == quote) {
				if (position + 1 == sql.length() || sql.charAt(position + 1) != quote) {
					return position + 1;
				}
				position++;
			}
			position++;
		}
		return sql.length();
	}

	private static int endOfDollarQuoted(String sql, int start) {
		int tagEnd = start + 1;
		while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd))) {
			tagEnd++;
		}
		if (tagEnd == sql.length() || sql.charAt(tagEnd) != '$') {
			return start + 1;
		}
		String tag = sql.substring(start, tagEnd + 1);
		int close = sql.indexOf(tag, tagEnd + 1);
		return (close < 0) ? sql.length() : close + tag.length();
	}

	private static boolean isQuote(char character) {
		return character == '\'' || character == '"' || character == '`';
	}

	private static boolean isWordPart(char character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	boolean is(String word) {
		return this.text.equalsIgnoreCase(word);
	}

	boolean isGroup() {
		return this.text.startsWith("(");
	}

	boolean isLiteral() {
		return this.text.length() > 1 && this.text.startsWith("'");
	}

	/**
	 * Return the text between the parentheses of a group.
	 */
	String inside() {
		return this.text.substring(1, this.text.endsWith(")") ? this.text.length() - 1 : this.text.length()).strip();
	}

}
