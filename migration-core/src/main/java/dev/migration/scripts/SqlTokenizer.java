package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.scripts.SqlToken.Kind;

/**
 * Cuts SQL into tokens by the lexical rules of PostgreSQL (manual, 4.1). The tokens cover
 * the text without gaps.
 */
final class SqlTokenizer {

	private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

	private final String origin;

	private final String text;

	private int position;

	SqlTokenizer(String origin, String text) {
		this.origin = origin;
		this.text = text;
	}

	List<SqlToken> tokens() {
		List<SqlToken> tokens = new ArrayList<>();
		while (this.position < this.text.length()) {
			int start = this.position;
			Kind kind = next(this.text.charAt(start));
			tokens.add(new SqlToken(kind, start, this.position));
		}
		return tokens;
	}

	private Kind next(char first) {
		if (Character.isWhitespace(first)) {
			skipWhile(Character::isWhitespace);
			return Kind.SPACE;
		}
		if (lookingAt("--")) {
			skipWhile((character) -> character != '\n' && character != '\r');
			return Kind.LINE_COMMENT;
		}
		if (lookingAt("/*")) {
			skipBlockComment();
			return Kind.BLOCK_COMMENT;
		}
		if (isWordStart(first)) {
			return word();
		}
		return switch (first) {
			case '\'', '"' -> quoted(first, false);
			case '$' -> dollarQuoted();
			case ';' -> single(Kind.SEMICOLON);
			case '\\' -> single(Kind.BACKSLASH);
			default -> Character.isDigit(first) ? number() : single(Kind.OTHER);
		};
	}

	private Kind word() {
		int start = this.position;
		skipWhile((character) -> isWordStart(character) || (character >= '0' && character <= '9') || character == '$');
		boolean escapes = this.position == start + 1 && (this.text.charAt(start) | 0x20) == 'e' && lookingAt("'");
		return escapes ? quoted('\'', true) : Kind.WORD;
	}

	/**
	 * A number swallows the letters behind it, so that {@code 1e'} is no escape string.
	 */
	private Kind number() {
		skipWhile((character) -> isWordStart(character) || Character.isDigit(character));
		return Kind.OTHER;
	}

	private Kind quoted(char quote, boolean escapes) {
		int start = this.position++;
		while (this.position < this.text.length()) {
			char character = this.text.charAt(this.position++);
			if (escapes && character == '\\') {
				this.position++;
			}
			else if (character == quote) {
				if (!lookingAt(String.valueOf(quote))) {
					return Kind.QUOTED;
				}
				this.position++;
			}
		}
		throw unterminated(start, (quote == '"') ? "double-quoted name" : "string", String.valueOf(quote));
	}

	private Kind dollarQuoted() {
		Matcher matcher = DOLLAR_TAG.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return single(Kind.OTHER);
		}
		int end = this.text.indexOf(matcher.group(), matcher.end());
		if (end < 0) {
			throw unterminated(this.position, "string", matcher.group());
		}
		this.position = end + matcher.group().length();
		return Kind.QUOTED;
	}

	private void skipBlockComment() {
		int start = this.position;
		int depth = 0;
		do {
			if (lookingAt("/*")) {
				depth++;
				this.position += 2;
			}
			else if (lookingAt("*/")) {
				depth--;
				this.position += 2;
			}
			else if (this.position < this.text.length()) {
				this.position++;
			}
			else {
				throw unterminated(start, "comment", "*/");
			}
		}
		while (depth > 0);
	}

	private Kind single(Kind kind) {
		this.position++;
		return kind;
	}

	private boolean lookingAt(String what) {
		return this.text.startsWith(what, this.position);
	}

	private void skipWhile(CharacterTest test) {
		while (this.position < this.text.length() && test.matches(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	private static boolean isWordStart(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_'
				|| character >= 0x80;
	}

	private InvalidScriptException unterminated(int start, String what, String end) {
		return new InvalidScriptException(this.origin, line(this.text, start),
				"The " + what + " that starts here is not terminated; close it with '" + end + "'.");
	}

	static int line(String text, int position) {
		return 1 + (int) text.substring(0, position).chars().filter((character) -> character == '\n').count();
	}

	@FunctionalInterface
	private interface CharacterTest {

		boolean matches(char character);

	}

}
