package dev.migration.scripts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.scripts.SqlRules.Feature;
import dev.migration.scripts.SqlToken.Kind;

/**
 * SQL as a server and its command line client tell its parts from each other.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SqlText {

	private static final List<String> DELIMITERS = List.of("//", "$$", ";;", "||");

	private final String text;

	private final SqlRules rules;

	private final String client;

	private final List<SqlToken> tokens;

	private SqlText(String text, SqlRules rules, String client, List<SqlToken> tokens) {
		this.text = text;
		this.rules = rules;
		this.client = client;
		this.tokens = tokens;
	}

	/**
	 * Read SQL.
	 * @param dialect the language of the database
	 * @param origin where it comes from, for messages
	 * @param text one statement or several
	 * @return what it consists of
	 * @throws InvalidScriptException if a string, a name or a comment is not terminated
	 */
	public static SqlText of(Dialect dialect, String origin, String text) {
		SqlRules rules = SqlRules.of(dialect);
		return new SqlText(text, rules, rules.client(), new SqlTokenizer(origin, text, rules).tokens());
	}

	/**
	 * Return the code of a text that may have been cut, or that nobody has checked.
	 * @param dialect the language of the database
	 * @param text one statement or several
	 * @return the {@link #code() code}; what follows on something that is not terminated
	 * is as it was
	 */
	public static String codeOf(Dialect dialect, String text) {
		SqlRules rules = SqlRules.of(dialect);
		SqlTokenizer tokenizer = new SqlTokenizer("", text, rules);
		List<SqlToken> tokens;
		try {
			tokens = tokenizer.tokens();
		}
		catch (InvalidScriptException ex) {
			tokens = tokenizer.understood();
		}
		int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
		return new SqlText(text, rules, rules.client(), tokens).code() + text.substring(end);
	}

	/**
	 * Return whether what is in double quotes is a string, as long as nobody sets
	 * {@code ANSI_QUOTES}.
	 * @param dialect the language of the database
	 * @return {@code false} where it is a name
	 */
	public static boolean hasDoubleQuotedStrings(Dialect dialect) {
		return SqlRules.of(dialect).isMySql();
	}

	/**
	 * Return the first placeholder that a statement still has.
	 * @param statement the text that was sent
	 * @return the name in <code>${name}</code>
	 */
	public static Optional<String> placeholderIn(String statement) {
		return Placeholders.firstIn(statement);
	}

	/**
	 * Return the words of each statement, without what is in quotes and comments.
	 * @return the words in lower case; nothing for a statement without any
	 */
	public List<List<String>> words() {
		return pieces().stream().map(this::words).filter((words) -> !words.isEmpty()).toList();
	}

	/**
	 * Return the text without comments, and with empty strings. Where double quotes may
	 * be around a string or a name, what is in them stays, as does what a server carries
	 * out in a comment.
	 * @return the text
	 */
	public String code() {
		StringBuilder code = new StringBuilder();
		boolean carriedOut = true;
		for (SqlToken token : this.tokens) {
			if (isMarkOfComment(token)) {
				String mark = token.in(this.text);
				carriedOut = mark.equals("*/") || this.rules.carriesOut(mark);
				code.append(' ');
			}
			else if (carriedOut) {
				code.append(code(token));
			}
		}
		return code.toString();
	}

	private String code(SqlToken token) {
		return switch (token.kind()) {
			case LINE_COMMENT, BLOCK_COMMENT -> " ";
			case QUOTED -> startsWithAny(token, '"', '`') ? token.in(this.text) : "''";
			default -> token.in(this.text);
		};
	}

	/** {@code /*!40101} and {@code *}{@code /}, of a comment that is carried out. */
	private boolean isMarkOfComment(SqlToken token) {
		return token.kind() == Kind.OTHER && token.end() - token.start() > 1
				&& (this.text.startsWith("/*", token.start()) || this.text.startsWith("*/", token.start()));
	}

	/**
	 * Return the text of a statement without what makes no difference: comments, and how
	 * its parts are spaced. What is in quotes stays, as do comments that a server reads.
	 * Statements that have one such text do the same; it is not meant to be run.
	 * @return the text, in which a blank stands for everything between two parts
	 */
	public String normalised() {
		StringBuilder result = new StringBuilder();
		boolean blank = false;
		for (SqlToken token : this.tokens) {
			if (token.isBlank() && !isHint(token)) {
				blank = true;
			}
			else {
				if (blank && isApart(result, token)) {
					result.append(' ');
				}
				result.append(token.in(this.text));
				blank = false;
			}
		}
		return result.toString();
	}

	/** {@code /*+ … *}{@code /} tells a server, or an extension, how to go about it. */
	private boolean isHint(SqlToken token) {
		return token.kind() == Kind.BLOCK_COMMENT && this.text.startsWith("/*+", token.start());
	}

	/**
	 * In front of a parenthesis a blank stays, since some servers take a name with and
	 * without one for different things.
	 */
	private boolean isApart(StringBuilder before, SqlToken next) {
		if (before.isEmpty() || "(,".indexOf(before.charAt(before.length() - 1)) >= 0) {
			return false;
		}
		return next.kind() != Kind.OTHER || "),".indexOf(this.text.charAt(next.start())) < 0;
	}

	private boolean startsWithAny(SqlToken token, char one, char other) {
		char first = this.text.charAt(token.start());
		return first == one || first == other;
	}

	private List<List<SqlToken>> pieces() {
		return new SqlSplitter(this.rules, this.text).pieces(this.tokens);
	}

	private List<String> words(List<SqlToken> piece) {
		return piece.stream()
			.filter((token) -> token.kind() == Kind.WORD)
			.map((token) -> token.in(this.text).toLowerCase(Locale.ROOT))
			.toList();
	}

	/**
	 * Return a statement as the database's command line client takes it.
	 * @return the text with a semicolon at its end; a body that has semicolons itself
	 * between {@code DELIMITER} commands where the client needs them
	 */
	public String terminated() {
		String statement = this.text.stripTrailing();
		if (this.rules.has(Feature.DELIMITERS) && hasBody()) {
			String delimiter = freeDelimiter();
			return "DELIMITER " + delimiter + "\n" + statement + "\n" + delimiter + "\nDELIMITER ;";
		}
		if (lastKind() == Kind.LINE_COMMENT) {
			return statement + "\n;";
		}
		return (lastKind() == Kind.TERMINATOR) ? statement : statement + ";";
	}

	private boolean hasBody() {
		List<List<SqlToken>> statements = pieces().stream()
			.filter((piece) -> !piece.stream().allMatch(SqlToken::isBlank))
			.toList();
		return statements.size() == 1 && endsWithin(statements.get(0));
	}

	private static boolean endsWithin(List<SqlToken> piece) {
		return piece.subList(0, piece.size() - 1).stream().anyMatch((token) -> token.kind() == Kind.TERMINATOR);
	}

	private String freeDelimiter() {
		return DELIMITERS.stream()
			.filter((delimiter) -> !this.text.contains(delimiter))
			.findFirst()
			.orElseGet(() -> "//" + this.text.length());
	}

	private Kind lastKind() {
		int last = this.tokens.size() - 1;
		while (last >= 0 && this.tokens.get(last).kind() == Kind.SPACE) {
			last--;
		}
		return (last >= 0) ? this.tokens.get(last).kind() : Kind.SPACE;
	}

	/**
	 * Return what the client, such as {@code psql}, takes for one of its own commands.
	 * @return the first backslash outside of quotes and comments and the word behind it
	 */
	public Optional<String> command() {
		return this.tokens.stream()
			.filter((token) -> token.kind() == Kind.BACKSLASH)
			.findFirst()
			.map((token) -> this.text.substring(token.start()).split("\\s", 2)[0]);
	}

	/**
	 * Return the database's command line client.
	 * @return the name of the program
	 */
	public String client() {
		return this.client;
	}

	/**
	 * Return the text so that {@code psql} puts none of its variables into it: a space
	 * follows each colon that a name could follow, as in {@code x[1: n]}.
	 * @return the text, which means the same to the server
	 */
	public String withoutVariables() {
		if (this.rules != SqlRules.POSTGRESQL) {
			return this.text;
		}
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

}
