package dev.migration.scripts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.scripts.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The statements of an SQL script.
 *
 * @param upgrade the statements that carry the revision out
 * @param downgrade the statements that undo it, or {@code null} if the script does not
 * say
 */
record SqlSections(List<String> upgrade, @Nullable List<String> downgrade) {

	private static final Pattern MARKER = Pattern.compile("--[ \\t]*(upgrade|downgrade)[ \\t]*:?[ \\t]*",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Return whether a line starts a section. Case does not matter: to take
	 * {@code -- Downgrade} for a comment would run what follows as part of the upgrade.
	 */
	static boolean isMarker(String line) {
		return MARKER.matcher(line).matches();
	}

	/**
	 * Return the sections of a script.
	 * @throws InvalidScriptException if they are missing, double or not SQL
	 */
	static SqlSections parse(String origin, String text) {
		return new Parser(origin, text).parse();
	}

	/**
	 * Return the pieces of SQL text, each a statement with its semicolon and what stands
	 * before it.
	 */
	static List<String> pieces(String origin, String text) {
		return new SqlSplitter(text).pieces(new SqlTokenizer(origin, text).tokens());
	}

	private static final class Parser {

		private final String origin;

		private final String text;

		private final List<SqlToken> tokens;

		private @Nullable List<String> upgrade;

		private @Nullable List<String> downgrade;

		Parser(String origin, String text) {
			this.origin = origin;
			this.text = text;
			this.tokens = new SqlTokenizer(origin, text).tokens();
		}

		SqlSections parse() {
			int first = next(0);
			this.tokens.subList(0, first)
				.stream()
				.filter((token) -> !token.isBlank())
				.findFirst()
				.ifPresent((token) -> {
					throw problem(token, "A statement stands before the first section; put it below '-- upgrade'.");
				});
			for (int start = first; start < this.tokens.size();) {
				int end = next(start + 1);
				section(this.tokens.get(start), this.tokens.subList(start + 1, end));
				start = end;
			}
			if (this.upgrade == null) {
				throw new InvalidScriptException(this.origin,
						"It has no upgrade section; add the line '-- upgrade' before its statements.");
			}
			return new SqlSections(this.upgrade, this.downgrade);
		}

		private int next(int from) {
			int index = from;
			while (index < this.tokens.size() && marker(index) == null) {
				index++;
			}
			return index;
		}

		private @Nullable String marker(int index) {
			SqlToken token = this.tokens.get(index);
			if (token.kind() != Kind.LINE_COMMENT || !isFirstInLine(token)) {
				return null;
			}
			Matcher matcher = MARKER.matcher(textOf(token));
			return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
		}

		private boolean isFirstInLine(SqlToken token) {
			int lineStart = this.text.lastIndexOf('\n', token.start()) + 1;
			return this.text.substring(lineStart, token.start()).isBlank();
		}

		private void section(SqlToken marker, List<SqlToken> content) {
			boolean up = textOf(marker).toLowerCase(Locale.ROOT).contains("upgrade");
			if (((up) ? this.upgrade : this.downgrade) != null) {
				throw problem(marker, "There are two " + (up ? "upgrade" : "downgrade")
						+ " sections; put their statements into one.");
			}
			List<String> statements = statements(content);
			if (up) {
				this.upgrade = statements;
			}
			else {
				this.downgrade = statements;
			}
		}

		private List<String> statements(List<SqlToken> content) {
			content.stream().filter((token) -> token.kind() == Kind.BACKSLASH).findFirst().ifPresent((token) -> {
				throw problem(token, "'" + command(token.start())
						+ "' is a command of psql, which no server understands; replace it by SQL.");
			});
			return new SqlSplitter(this.text).pieces(content)
				.stream()
				.map(this::statement)
				.filter((statement) -> !statement.isEmpty())
				.toList();
		}

		/**
		 * The piece without its semicolon, or nothing if it is only white space and
		 * comments.
		 */
		private String statement(String piece) {
			List<SqlToken> parts = new SqlTokenizer(this.origin, piece).tokens();
			SqlToken last = parts.get(parts.size() - 1);
			List<SqlToken> content = (last.kind() == Kind.SEMICOLON) ? parts.subList(0, parts.size() - 1) : parts;
			boolean empty = content.stream().allMatch(SqlToken::isBlank);
			return empty ? "" : piece.substring(0, content.get(content.size() - 1).end()).strip();
		}

		private String command(int start) {
			int end = start + 1;
			while (end < this.text.length() && !Character.isWhitespace(this.text.charAt(end))) {
				end++;
			}
			return this.text.substring(start, end);
		}

		private String textOf(SqlToken token) {
			return this.text.substring(token.start(), token.end());
		}

		private InvalidScriptException problem(SqlToken token, String problem) {
			return new InvalidScriptException(this.origin, SqlTokenizer.line(this.text, token.start()), problem);
		}

	}

}
