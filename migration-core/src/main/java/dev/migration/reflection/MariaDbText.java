package dev.migration.reflection;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds its way in SQL that MariaDB or MySQL printed: around strings and quoted names, in
 * and out of parentheses.
 */
final class MariaDbText {

	private MariaDbText() {
	}

	static String quote(String name) {
		return '`' + name.replace("`", "``") + '`';
	}

	/**
	 * Take back what MySQL's catalog does to expressions on top of printing them: it puts
	 * a backslash in front of quotes and backslashes.
	 */
	static String unescape(String text) {
		StringBuilder result = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean escapes = character == '\\' && i + 1 < text.length()
					&& (text.charAt(i + 1) == '\'' || text.charAt(i + 1) == '\\');
			result.append(escapes ? text.charAt(++i) : character);
		}
		return result.toString();
	}

	/**
	 * Remove the parentheses around the whole of a text, which mean nothing.
	 */
	static String stripParentheses(String sql) {
		String text = sql.strip();
		while (text.startsWith("(") && closing(text, 0) == text.length() - 1) {
			text = text.substring(1, text.length() - 1).strip();
		}
		return text;
	}

	/**
	 * Return what is in the parentheses that open at a position.
	 */
	static String inParentheses(String text, int open) {
		return text.substring(open + 1, closing(text, open));
	}

	/**
	 * Return the position of the parenthesis that closes the one at another position.
	 */
	private static int closing(String text, int open) {
		int depth = 0;
		for (int i = open; i < text.length(); i = next(text, i)) {
			char character = text.charAt(i);
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return the position of words that stand in no quotes and no parentheses.
	 * @return the position or -1
	 */
	static int find(String text, String words, int start) {
		int depth = 0;
		for (int i = start; i < text.length(); i = next(text, i)) {
			if (depth == 0 && text.startsWith(words, i)) {
				return i;
			}
			char character = text.charAt(i);
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
		}
		return -1;
	}

	/**
	 * Split at the commas that stand in no quotes and no parentheses.
	 */
	static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		for (int comma = find(text, ",", 0); comma >= 0; comma = find(text, ",", start)) {
			parts.add(text.substring(start, comma).strip());
			start = comma + 1;
		}
		parts.add(text.substring(start).strip());
		return parts;
	}

	/**
	 * Leave out a schema in front of names.
	 */
	static String unqualify(String text, String schema) {
		String prefix = quote(schema) + ".";
		if (!text.contains(prefix)) {
			return text;
		}
		StringBuilder result = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			if (text.startsWith(prefix, i)) {
				i += prefix.length();
			}
			else {
				int end = next(text, i);
				result.append(text, i, end);
				i = end;
			}
		}
		return result.toString();
	}

	/** Behind this character, or behind the quoted text that starts with it. */
	private static int next(String text, int position) {
		char quote = text.charAt(position);
		if (quote != '\'' && quote != '"' && quote != '`') {
			return position + 1;
		}
		for (int i = position + 1; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\\' && quote != '`') {
				i++;
			}
			else if (character == quote) {
				return i + 1;
			}
		}
		return text.length();
	}

}
