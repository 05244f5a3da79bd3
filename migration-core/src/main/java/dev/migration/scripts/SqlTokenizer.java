package dev.migration.scripts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.scripts.SqlRules.Feature;
import dev.migration.scripts.SqlToken.Kind;

/**
 * Cuts SQL into tokens by the lexical rules of a database. The tokens cover the text
 * without gaps.
 */
final class SqlTokenizer {

	private static final String SEMICOLON = ";";

	private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

	/**
	 * What may stand between the parts of a string that goes on in another line (manual
	 * of PostgreSQL, 4.1.2.1).
	 */
	private static final Pattern CONTINUATION = Pattern
		.compile("(?:[ \\t\\f\\x0B]|--[^\\n\\r]*+)*+[\\n\\r](?:[ \\t\\n\\r\\f\\x0B]|--[^\\n\\r]*+[\\n\\r])*+'");

	private static final Pattern DELIMITER = Pattern.compile(
			"delimiter(?:[ \\t]+('[^'\\n\\r]*'|\"[^\"\\n\\r]*\"|`[^`\\n\\r]*`|[^\\s]+)?[^\\n\\r]*|(?=[\\n\\r]|$))",
			Pattern.CASE_INSENSITIVE);

	private final String origin;

	private final String text;

	private final SqlRules rules;

	private final List<SqlToken> tokens = new ArrayList<>();

	private String delimiter = SEMICOLON;

	private boolean inStatement;

	private int executable = -1;

	private int position;

	SqlTokenizer(String origin, String text, SqlRules rules) {
		this.origin = origin;
		this.text = text;
		this.rules = rules;
	}

	/**
	 * Return the tokens.
	 * @throws InvalidScriptException if a string, a name or a comment is not terminated
	 */
	List<SqlToken> tokens() {
		while (this.position < this.text.length()) {
			int start = this.position;
			SqlToken token = new SqlToken(next(this.text.charAt(start)), start, this.position);
			this.tokens.add(token);
			follow(token);
		}
		requireNoExecutable();
		return this.tokens;
	}

	/** Return the tokens before what is not terminated. */
	List<SqlToken> understood() {
		return Collections.unmodifiableList(this.tokens);
	}

	private void follow(SqlToken token) {
		if (token.kind() == Kind.TERMINATOR) {
			this.inStatement = false;
		}
		else if (!token.isBlank()) {
			this.inStatement = true;
		}
		else if (token.kind() == Kind.LINE_COMMENT && SqlSections.isMarker(token, this.text)) {
			// Each section is a text of its own
			requireNoExecutable();
			this.delimiter = SEMICOLON;
			this.inStatement = false;
		}
	}

	private void requireNoExecutable() {
		if (this.executable >= 0) {
			throw unterminated(this.executable, "comment", "*/");
		}
	}

	private Kind next(char first) {
		if (isSpace(first)) {
			skipWhile(SqlTokenizer::isSpace);
			return Kind.SPACE;
		}
		if (isLineComment(first)) {
			skipWhile((character) -> character != '\n' && (character != '\r' || this.rules.isMySql()));
			return Kind.LINE_COMMENT;
		}
		if (lookingAt("/*")) {
			return comment();
		}
		if (this.executable >= 0 && lookingAt("*/")) {
			this.executable = -1;
			this.position += 2;
			return Kind.OTHER;
		}
		if (lookingAt(this.delimiter) && !(this.executable >= 0 && this.delimiter.equals(SEMICOLON))) {
			this.position += this.delimiter.length();
			return Kind.TERMINATOR;
		}
		return isWordStart(first) ? word() : symbol(first);
	}

	private Kind symbol(char first) {
		return switch (first) {
			case '\'', '"' -> quoted(first, this.rules.has(Feature.BACKSLASH_STRINGS));
			case '`' -> this.rules.has(Feature.BACK_QUOTES) ? quoted(first, false) : single(Kind.OTHER);
			case '$' -> dollarQuoted();
			case '\\' -> backslash();
			default -> isDigit(first) ? number() : single(Kind.OTHER);
		};
	}

	private boolean isLineComment(char first) {
		return switch (first) {
			case '-' -> lookingAt("--") && (!this.rules.has(Feature.SPACE_AFTER_DASHES) || isSpaceAfterDashes()
					|| !this.inStatement || SqlSections.isMarkerAt(this.text, this.position));
			case '#' -> this.rules.has(Feature.HASH_COMMENTS);
			case '/' -> this.rules.has(Feature.SLASH_COMMENTS) && lookingAt("//");
			default -> false;
		};
	}

	/**
	 * No statement begins with a minus, so that {@code --upgrade} is a comment in any
	 * case.
	 */
	private boolean isSpaceAfterDashes() {
		return this.position + 2 >= this.text.length() || this.text.charAt(this.position + 2) <= ' ';
	}

	private Kind word() {
		int start = this.position;
		if (!this.inStatement && this.rules.has(Feature.DELIMITERS) && delimiterCommand()) {
			return Kind.DELIMITER;
		}
		while (this.position < this.text.length() && isWordPart(this.text.charAt(this.position)) && !endsWord(start)) {
			this.position++;
		}
		boolean escapes = this.rules.has(Feature.ESCAPE_STRINGS) && this.position == start + 1
				&& (this.text.charAt(start) | 0x20) == 'e' && lookingAt("'");
		return escapes ? escapeString() : Kind.WORD;
	}

	private boolean endsWord(int start) {
		return this.position > start && !this.delimiter.equals(SEMICOLON) && lookingAt(this.delimiter);
	}

	private boolean delimiterCommand() {
		Matcher matcher = DELIMITER.matcher(this.text).region(this.position, this.text.length());
		if (!matcher.lookingAt()) {
			return false;
		}
		String argument = (matcher.group(1) != null) ? matcher.group(1) : "";
		if (argument.length() > 1 && "'\"`".indexOf(argument.charAt(0)) >= 0) {
			argument = argument.substring(1, argument.length() - 1);
		}
		if (argument.isEmpty() || argument.indexOf('\\') >= 0) {
			throw new InvalidScriptException(this.origin, line(this.text, this.position),
					"'DELIMITER' says no usable delimiter; write for example 'DELIMITER //'.");
		}
		this.delimiter = argument;
		this.position = matcher.end();
		return true;
	}

	/**
	 * A number swallows the letters behind it, so that {@code 1e'} is no escape string.
	 */
	private Kind number() {
		int start = this.position;
		while (this.position < this.text.length() && isNumberPart(this.text.charAt(this.position))
				&& !endsWord(start)) {
			this.position++;
		}
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
		boolean name = quote == '`' || (quote == '"' && !this.rules.has(Feature.BACKSLASH_STRINGS));
		throw unterminated(start, name ? ((quote == '"') ? "double-quoted name" : "back-quoted name") : "string",
				String.valueOf(quote));
	}

	private Kind escapeString() {
		quoted('\'', true);
		Matcher continuation = CONTINUATION.matcher(this.text);
		while (continuation.region(this.position, this.text.length()).lookingAt()) {
			this.position = continuation.end() - 1;
			quoted('\'', true);
		}
		return Kind.QUOTED;
	}

	private Kind dollarQuoted() {
		String tag = dollarTag();
		if (tag.isEmpty()) {
			return (this.rules.isMySql()) ? word() : single(Kind.OTHER);
		}
		int end = this.text.indexOf(tag, this.position + tag.length());
		if (end < 0) {
			throw unterminated(this.position, "string", tag);
		}
		this.position = end + tag.length();
		return Kind.QUOTED;
	}

	private String dollarTag() {
		if (this.rules.has(Feature.PLAIN_DOLLARS)) {
			return lookingAt("$$") ? "$$" : "";
		}
		if (this.rules.has(Feature.TAGGED_DOLLARS)) {
			Matcher matcher = DOLLAR_TAG.matcher(this.text).region(this.position, this.text.length());
			return matcher.lookingAt() ? matcher.group() : "";
		}
		return "";
	}

	/** MariaDB writes null as {@code \N} too. */
	private Kind backslash() {
		boolean command = this.rules.has(Feature.CLIENT_COMMANDS) && !(this.rules.isMySql() && lookingAt("\\N"));
		return single(command ? Kind.BACKSLASH : Kind.OTHER);
	}

	private Kind comment() {
		if (this.rules.has(Feature.EXECUTABLE_COMMENTS) && (lookingAt("/*!") || lookingAt("/*M!"))) {
			this.executable = this.position;
			this.position += lookingAt("/*!") ? 3 : 4;
			skipWhile(SqlTokenizer::isDigit);
			return Kind.OTHER;
		}
		skipBlockComment();
		return Kind.BLOCK_COMMENT;
	}

	private void skipBlockComment() {
		int start = this.position;
		int depth = 0;
		do {
			if (lookingAt("/*") && (depth == 0 || this.rules.has(Feature.NESTED_COMMENTS))) {
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

	/** To servers every other kind of white space is a letter. */
	private static boolean isSpace(char character) {
		return character == ' ' || (character >= '\t' && character <= '\r');
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isWordPart(char character) {
		return isNumberPart(character) || character == '$';
	}

	private static boolean isNumberPart(char character) {
		return isWordStart(character) || isDigit(character);
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
