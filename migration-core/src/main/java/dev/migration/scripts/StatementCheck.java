package dev.migration.scripts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migration.scripts.SqlToken.Kind;

/**
 * Refuses what a database's own command line client understands and its server does not,
 * and what changes how the rest of the text is to be read.
 */
final class StatementCheck {

	private static final Pattern UNUSUAL_MODES = Pattern
		.compile("(?i)(no_backslash_escapes|ansi_quotes|\\b(?:ansi|oracle|postgresql|mssql|db2|maxdb)\\b)");

	private final String origin;

	private final PlaceholderText source;

	private final String text;

	private final SqlRules rules;

	StatementCheck(String origin, PlaceholderText source, SqlRules rules) {
		this.origin = origin;
		this.source = source;
		this.text = source.text();
		this.rules = rules;
	}

	/**
	 * Return the tokens of the text.
	 * @throws InvalidScriptException if the text is not for a server; named before what
	 * it leads to, such as the quotes in the rows behind {@code COPY … FROM STDIN}
	 */
	List<SqlToken> tokens() {
		SqlTokenizer tokenizer = new SqlTokenizer(this.origin, this.text, this.rules);
		try {
			List<SqlToken> tokens = tokenizer.tokens();
			check(tokens);
			return tokens;
		}
		catch (InvalidScriptException ex) {
			check(tokenizer.understood());
			throw (ex.line() > 0) ? ex.inLine(this.source.lineOfLine(ex.line())) : ex;
		}
	}

	private void check(List<SqlToken> tokens) {
		new SqlSplitter(this.rules, this.text).pieces(tokens).forEach(this::checkPiece);
	}

	private void checkPiece(List<SqlToken> piece) {
		List<SqlToken> words = piece.stream().filter((token) -> token.kind() == Kind.WORD).toList();
		String first = words.isEmpty() ? "" : lower(words.get(0));
		if (this.rules == SqlRules.POSTGRESQL && first.equals("copy")) {
			streamOf(words.stream().map(this::lower).toList()).ifPresent((stream) -> {
				throw problem(words.get(0), "'COPY … " + stream
						+ "' sends its rows beside the statements, which only psql can; write INSERT statements.");
			});
		}
		piece.stream().filter((token) -> token.kind() == Kind.BACKSLASH).findFirst().ifPresent((token) -> {
			throw problem(token, "'" + command(token.start()) + "' is a command of " + this.rules.client()
					+ ", which no server understands; replace it by SQL.");
		});
		if (first.equals("set")) {
			checkSetting(words, piece);
		}
	}

	private void checkSetting(List<SqlToken> words, List<SqlToken> piece) {
		List<String> texts = words.stream().map(this::lower).toList();
		String statement = this.text.substring(words.get(0).start(), piece.get(piece.size() - 1).end());
		if (this.rules == SqlRules.POSTGRESQL && texts.contains("standard_conforming_strings") && statement
			.matches("(?is).*standard_conforming_strings\\s*(=|\\bto\\b)\\s*'?(off?|f(a(l(se?)?)?)?|no?|0)\\b.*")) {
			throw problem(words.get(0), "'standard_conforming_strings' is switched off here, so that strings end"
					+ " elsewhere than they seem to; leave it on and write E'…' where a backslash escapes.");
		}
		if (this.rules.isMySql() && texts.contains("sql_mode") && UNUSUAL_MODES.matcher(statement).find()) {
			throw problem(words.get(0), "This 'sql_mode' changes where strings and names end;"
					+ " leave out NO_BACKSLASH_ESCAPES, ANSI_QUOTES and the modes that imply them.");
		}
	}

	/** Return between what and the client a {@code COPY} would send rows. */
	static Optional<String> streamOf(List<String> words) {
		for (int index = 1; index < words.size(); index++) {
			String two = words.get(index - 1) + " " + words.get(index);
			if (two.equals("from stdin") || two.equals("to stdout")) {
				return Optional.of(two.toUpperCase(Locale.ROOT));
			}
		}
		return Optional.empty();
	}

	private String command(int start) {
		int end = start + 1;
		while (end < this.text.length() && !Character.isWhitespace(this.text.charAt(end))) {
			end++;
		}
		return this.text.substring(start, end);
	}

	private String lower(SqlToken word) {
		return word.in(this.text).toLowerCase(Locale.ROOT);
	}

	private InvalidScriptException problem(SqlToken token, String problem) {
		return new InvalidScriptException(this.origin, this.source.line(token.start()), problem);
	}

}
