package dev.migration.reflection;

/**
 * The parentheses that PostgreSQL prints around a whole condition and that mean nothing.
 */
final class EnclosingParentheses {

	private EnclosingParentheses() {
	}

	static String strip(String sql) {
		String text = sql.strip();
		while (encloses(text)) {
			text = text.substring(1, text.length() - 1).strip();
		}
		return text;
	}

	private static boolean encloses(String text) {
		if (!text.startsWith("(") || !text.endsWith(")")) {
			return false;
		}
		int depth = 0;
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (quote != 0) {
				quote = (character == quote) ? 0 : quote;
			}
			else if (character == '\'' || character == '"') {
				quote = character;
			}
			else if (character == '(') {
				depth++;
			}
			else if (character == ')' && --depth == 0) {
				return i == text.length() - 1;
			}
		}
		return false;
	}

}
