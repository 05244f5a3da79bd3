package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

	/**
	 * Return whether a line starts a section. Case does not matter: to take
	 * {@code -- Downgrade} for a comment would run what follows as part of the upgrade.
	 */
	static boolean isMarker(String line) {
		if (!line.startsWith("--")) {
			return false;
		}
		int word = skipBlanks(line, 2);
		return isMarker(line, word, "upgrade") || isMarker(line, word, "downgrade");
	}

	private static boolean isMarker(String line, int start, String word) {
		return line.regionMatches(true, start, word, 0, word.length()) && isEnd(line, start + word.length());
	}

	private static boolean isEnd(String line, int behind) {
		int position = skipBlanks(line, behind);
		if (line.startsWith(":", position)) {
			position = skipBlanks(line, position + 1);
		}
		return position == line.length() || line.startsWith("\r", position) && position == line.length() - 1;
	}

	private static int skipBlanks(String line, int start) {
		int position = start;
		while (position < line.length() && (line.charAt(position) == ' ' || line.charAt(position) == '\t')) {
			position++;
		}
		return position;
	}

	/** Return whether a comment is the line that starts a section. */
	static boolean isMarker(SqlToken comment, String text) {
		return comment.kind() == Kind.LINE_COMMENT && isFirstInLine(comment.start(), text)
				&& isMarker(comment.in(text));
	}

	/**
	 * Return whether the line from here on starts a section, whatever the database takes
	 * for a comment.
	 */
	static boolean isMarkerAt(String text, int position) {
		int end = text.indexOf('\n', position);
		return isFirstInLine(position, text) && isMarker(text.substring(position, (end >= 0) ? end : text.length()));
	}

	private static boolean isFirstInLine(int position, String text) {
		int start = position;
		while (start > 0 && text.charAt(start - 1) <= ' ' && text.charAt(start - 1) != '\n'
				&& text.charAt(start - 1) != '\r') {
			start--;
		}
		return start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r';
	}

	/** Return where the first line is that starts a section, or 0 without any. */
	static int start(String text) {
		for (int position = 0; position >= 0 && position < text.length();) {
			int end = text.indexOf('\n', position);
			if (isMarker(text.substring(position, (end >= 0) ? end : text.length()).strip())) {
				return position;
			}
			position = (end >= 0) ? end + 1 : -1;
		}
		return 0;
	}

	/**
	 * Return the sections of a script.
	 * @throws InvalidScriptException if they are missing, double or not SQL
	 */
	static SqlSections parse(String origin, String text, SqlRules rules) {
		return parse(origin, text, rules, Map.of());
	}

	/**
	 * Return the sections of a script in which placeholders stand for values.
	 * @throws InvalidScriptException if they are missing, double or not SQL
	 */
	static SqlSections parse(String origin, String text, SqlRules rules, Map<String, String> placeholders) {
		return parse(origin, new Placeholders(origin, placeholders).replace(text), rules);
	}

	static SqlSections parse(String origin, PlaceholderText replaced, SqlRules rules) {
		return parser(origin, replaced, rules).parse();
	}

	private static Parser parser(String origin, PlaceholderText replaced, SqlRules rules) {
		List<SqlToken> tokens = new StatementCheck(origin, replaced, rules).tokens();
		replaced.requireContained(origin, tokens, rules);
		return new Parser(origin, replaced, rules, tokens);
	}

	/**
	 * Return the lines of a script in which its statements start.
	 * @param upgrade whether those of the upgrade are meant
	 * @throws InvalidScriptException as for {@link #parse}
	 */
	static List<Integer> lines(String origin, String text, SqlRules rules, Map<String, String> placeholders,
			boolean upgrade) {
		PlaceholderText replaced = new Placeholders(origin, placeholders).replace(text);
		Parser parser = parser(origin, replaced, rules);
		parser.parse();
		return (upgrade ? parser.upgradeStarts : parser.downgradeStarts).stream().map(replaced::line).toList();
	}

	/**
	 * Return the pieces of SQL text, each a statement with what ends it and what stands
	 * before it.
	 */
	static List<String> pieces(String origin, String text, SqlRules rules) {
		List<SqlToken> tokens = new SqlTokenizer(origin, text, rules).tokens();
		return new SqlSplitter(rules, text).pieces(tokens)
			.stream()
			.map((piece) -> text.substring(piece.get(0).start(), piece.get(piece.size() - 1).end()))
			.toList();
	}

	private static final class Parser {

		/**
		 * Lines of the header that somebody wrote below it, where they would be nothing.
		 */
		private static final Pattern MISPLACED = Pattern.compile(
				"--[ \\t]*((?:revision|down_revision|branch_labels|depends_on)[ \\t]*:[ \\t]*[\\w-]+(?:[ \\t]*,[ \\t]*[\\w-]+)*"
						+ "|transactional[ \\t]*:[ \\t]*(?:true|false)"
						+ "|(?:lock_timeout|statement_timeout|retries)[ \\t]*:[ \\t]*[0-9]+(?:ms|s|m|h)?)\\s*");

		/** No statement of MariaDB starts with what stands within or ends a block. */
		private static final Set<String> REST_OF_BLOCK = Set.of("end", "else", "elseif", "until", "when");

		private final String origin;

		private final PlaceholderText source;

		private final String text;

		private final SqlRules rules;

		private final List<SqlToken> tokens;

		private @Nullable List<String> upgrade;

		private @Nullable List<String> downgrade;

		private final List<Integer> upgradeStarts = new ArrayList<>();

		private final List<Integer> downgradeStarts = new ArrayList<>();

		Parser(String origin, PlaceholderText source, SqlRules rules, List<SqlToken> tokens) {
			this.origin = origin;
			this.source = source;
			this.text = source.text();
			this.rules = rules;
			this.tokens = tokens;
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
			while (index < this.tokens.size() && !isMarker(this.tokens.get(index), this.text)) {
				index++;
			}
			return index;
		}

		private void section(SqlToken marker, List<SqlToken> content) {
			boolean up = marker.in(this.text).toLowerCase(Locale.ROOT).contains("upgrade");
			if (((up) ? this.upgrade : this.downgrade) != null) {
				throw problem(marker, "There are two " + (up ? "upgrade" : "downgrade")
						+ " sections; put their statements into one.");
			}
			content.forEach(this::requireNoHeader);
			List<String> statements = statements(content, up ? this.upgradeStarts : this.downgradeStarts);
			if (up) {
				this.upgrade = statements;
			}
			else {
				this.downgrade = statements;
			}
		}

		private void requireNoHeader(SqlToken token) {
			if (token.kind() == Kind.LINE_COMMENT && isFirstInLine(token.start(), this.text)) {
				Matcher matcher = MISPLACED.matcher(token.in(this.text));
				if (matcher.matches()) {
					throw problem(token, "'" + matcher.group(1)
							+ "' stands below the header, where it has no effect; move it above '-- upgrade' or remove it.");
				}
			}
		}

		private List<String> statements(List<SqlToken> content, List<Integer> starts) {
			List<String> statements = new ArrayList<>();
			SqlSplitter splitter = new SqlSplitter(this.rules, this.text);
			List<List<SqlToken>> pieces = splitter.pieces(content);
			splitter.unfinished().ifPresent((statement) -> {
				throw problem(statement.first(), statement.problem());
			});
			requireDelimiter(pieces);
			for (List<SqlToken> piece : pieces) {
				piece.stream().filter((token) -> !token.isBlank()).findFirst().ifPresent((first) -> {
					requireStart(first);
					if (add(statements, piece)) {
						starts.add(start(piece));
					}
				});
			}
			return statements;
		}

		/**
		 * Behind a {@code DELIMITER} that nobody set back a semicolon ends nothing.
		 */
		private void requireDelimiter(List<List<SqlToken>> pieces) {
			SqlToken delimiter = pieces.stream()
				.flatMap(List::stream)
				.filter((token) -> token.kind() == Kind.DELIMITER)
				.reduce((former, next) -> next)
				.orElse(null);
			if (delimiter == null) {
				return;
			}
			List<SqlToken> rest = pieces.get(pieces.size() - 1);
			List<SqlToken> words = rest.stream().filter((token) -> !token.isBlank()).toList();
			List<String> texts = words.stream().map((token) -> token.in(this.text)).toList();
			int semicolon = texts.indexOf(";");
			boolean several = semicolon >= 0 && semicolon < texts.size() - 1;
			if (several && words.get(words.size() - 1).kind() != Kind.TERMINATOR && !isRoutine(texts)) {
				throw problem(words.get(0),
						"Several statements start here, but '" + delimiter.in(this.text).strip() + "' in line "
								+ this.source.line(delimiter.start())
								+ " is still in force; write 'DELIMITER ;' before them.");
			}
		}

		private static boolean isRoutine(List<String> texts) {
			return texts.stream().anyMatch("begin"::equalsIgnoreCase);
		}

		private void requireStart(SqlToken first) {
			if (this.rules.isMySql() && first.kind() == Kind.WORD
					&& REST_OF_BLOCK.contains(first.in(this.text).toLowerCase(Locale.ROOT))) {
				throw problem(first,
						"'" + first.in(this.text) + "' starts no statement: a routine was cut at a semicolon within it;"
								+ " write 'DELIMITER //' before the routine, '//' behind it and then 'DELIMITER ;'.");
			}
		}

		private static int start(List<SqlToken> piece) {
			SqlToken first = piece.get(0);
			return ((first.kind() == Kind.SPACE && piece.size() > 1) ? piece.get(1) : first).start();
		}

		/** The piece without what ends it. */
		private boolean add(List<String> statements, List<SqlToken> piece) {
			SqlToken last = piece.get(piece.size() - 1);
			List<SqlToken> content = (last.kind() == Kind.TERMINATOR) ? piece.subList(0, piece.size() - 1) : piece;
			if (content.stream().allMatch(SqlToken::isBlank)) {
				return false;
			}
			return statements
				.add(this.text.substring(content.get(0).start(), content.get(content.size() - 1).end()).strip());
		}

		private InvalidScriptException problem(SqlToken token, String problem) {
			return new InvalidScriptException(this.origin, this.source.line(token.start()), problem);
		}

	}

}
