package dev.migration.scripts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migration.scripts.SqlToken.Kind;

/**
 * SQL as the server and {@code psql} tell its parts from each other.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SqlText {

	private final String origin;

	private final String text;

	private final List<SqlToken> tokens;

	private SqlText(String origin, String text, List<SqlToken> tokens) {
		this.origin = origin;
		this.text = text;
		this.tokens = tokens;
	}

	/**
	 * Read SQL.
	 * @param origin where it comes from, for messages
	 * @param text one statement or several
	 * @return what it consists of
	 * @throws InvalidScriptException if a string, a name or a comment is not terminated
	 */
	public static SqlText of(String origin, String text) {
		return new SqlText(origin, text, new SqlTokenizer(origin, text).tokens());
	}

	/**
	 * Return the words of each statement, without what is in quotes and comments.
	 * @return the words in lower case; nothing for a statement without any
	 */
	public List<List<String>> words() {
		return new SqlSplitter(this.text).pieces(this.tokens)
			.stream()
			.map((piece) -> of(this.origin, piece).allWords())
			.filter((words) -> !words.isEmpty())
			.toList();
	}

	private List<String> allWords() {
		return this.tokens.stream()
			.filter((token) -> token.kind() == Kind.WORD)
			.map((token) -> textOf(token).toLowerCase(Locale.ROOT))
			.toList();
	}

	/**
	 * Return what {@code psql} takes for one of its own commands.
	 * @return the first backslash outside of quotes and comments and the word behind it
	 */
	public Optional<String> command() {
		return this.tokens.stream()
			.filter((token) -> token.kind() == Kind.BACKSLASH)
			.findFirst()
			.map((token) -> this.text.substring(token.start()).split("\\s", 2)[0]);
	}

	/**
	 * Return the text so that {@code psql} puts none of its variables into it: a space
	 * follows each colon that a name could follow, as in {@code x[1: n]}.
	 * @return the text, which means the same to the server
	 */
	public String withoutVariables() {
		StringBuilder result = new StringBuilder();
		for (int index = 0; index < this.tokens.size(); index++) {
			SqlToken token = this.tokens.get(index);
			result.append(this.text, token.start(), token.end());
			if (isColon(token) && isVariable(index)) {
				result.append(' ');
			}
		}
		return result.toString();
	}

	/**
	 * {@code ::} and {@code :=} are one symbol and start no variable.
	 */
	private boolean isVariable(int index) {
		if (index + 1 == this.tokens.size()) {
			return false;
		}
		SqlToken next = this.tokens.get(index + 1);
		char first = this.text.charAt(next.start());
		if (next.kind() != Kind.WORD && next.kind() != Kind.QUOTED && first != '{' && !Character.isDigit(first)) {
			return false;
		}
		int colons = 0;
		while (index - colons >= 0 && isColon(this.tokens.get(index - colons))) {
			colons++;
		}
		return colons % 2 == 1;
	}

	private boolean isColon(SqlToken token) {
		return token.kind() == Kind.OTHER && this.text.charAt(token.start()) == ':';
	}

	/**
	 * Return whether a semicolon would have to stand on a line of its own.
	 * @return whether a line comment ends the text
	 */
	public boolean endsInLineComment() {
		return !this.tokens.isEmpty() && this.tokens.get(this.tokens.size() - 1).kind() == Kind.LINE_COMMENT;
	}

	private String textOf(SqlToken token) {
		return this.text.substring(token.start(), token.end());
	}

}
