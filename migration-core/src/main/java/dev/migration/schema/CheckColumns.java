package dev.migration.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns in the condition of a check, found in its text alone: who adds a check to a
 * table does not know the table's columns, and the name has to be the same as in a new
 * table. A word is a column where an operand is expected and nothing tells otherwise.
 * Names in databases are made of the result: what it finds for a text must never change.
 */
final class CheckColumns {

	private static final Pattern TOKEN = Pattern.compile("""
			(?s)\\s+|--[^\\n]*|/\\*.*?\\*/\
			|(?<literal>\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$\
			|[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'\
			|'[^']*+(?:''[^']*+)*+'\
			|\\d[\\w.]*)\
			|"(?<quoted>[^"]*+(?:""[^"]*+)*+)"\
			|`(?<backticked>[^`]*+(?:``[^`]*+)*+)`\
			|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)\
			|(?<symbol>::|.)""");

	/** What follows a word that is a function, a type or a table. */
	private static final Pattern NO_COLUMN = Pattern.compile("\\s*['(.]");

	/** Behind these an operand is expected. */
	private static final Set<String> OPERATORS = Set.of("all", "and", "any", "array", "between", "binary", "both",
			"case", "distinct", "div", "else", "escape", "exists", "for", "from", "ilike", "in", "is", "leading",
			"like", "mod", "not", "or", "regexp", "rlike", "similar", "some", "then", "to", "trailing", "when", "xor");

	private static final Set<String> VALUES = Set.of("current_date", "current_time", "current_timestamp",
			"current_user", "end", "false", "localtime", "localtimestamp", "null", "true", "unknown");

	/** Behind these a name stands that is no column's. */
	private static final Set<String> BEFORE_OTHER_NAMES = Set.of("as", "collate", "::");

	private final List<Mention> mentions = new ArrayList<>();

	private boolean afterOperand;

	private String former = "";

	private CheckColumns() {
	}

	/**
	 * Return the columns in the order in which they appear.
	 */
	static List<String> in(String condition) {
		return mentionsIn(condition).stream().map(Mention::column).distinct().toList();
	}

	/**
	 * Return where columns appear, from left to right.
	 */
	static List<Mention> mentionsIn(String condition) {
		CheckColumns found = new CheckColumns();
		Matcher matcher = TOKEN.matcher(condition);
		while (matcher.find()) {
			found.accept(matcher, NO_COLUMN.matcher(condition).region(matcher.end(), condition.length()).lookingAt());
		}
		return List.copyOf(found.mentions);
	}

	private void accept(Matcher token, boolean noColumn) {
		if (token.group("word") != null) {
			word(token.group("word").toLowerCase(Locale.ROOT), noColumn, token);
		}
		else if (token.group("quoted") != null) {
			operand(token.group("quoted").replace("\"\"", "\""), noColumn, token);
		}
		else if (token.group("backticked") != null) {
			operand(token.group("backticked").replace("``", "`"), noColumn, token);
		}
		else if (token.group("literal") != null) {
			this.afterOperand = true;
		}
		else if (token.group("symbol") != null) {
			symbol(token.group("symbol"));
		}
	}

	private void word(String word, boolean noColumn, Matcher token) {
		if (OPERATORS.contains(word)) {
			this.afterOperand = false;
		}
		else if (VALUES.contains(word)) {
			this.afterOperand = true;
		}
		else if (!BEFORE_OTHER_NAMES.contains(word)) {
			operand(word, noColumn, token);
			return;
		}
		this.former = word;
	}

	private void operand(String name, boolean noColumn, Matcher token) {
		boolean field = this.former.equals("extract(");
		if (!this.afterOperand && !field && !BEFORE_OTHER_NAMES.contains(this.former) && !noColumn) {
			this.mentions.add(new Mention(name, token.start(), token.end()));
		}
		// What a cast names ends an operand
		this.afterOperand = true;
		this.former = name;
	}

	private void symbol(String symbol) {
		boolean call = symbol.equals("(") && this.former.equals("extract");
		this.former = call ? "extract(" : symbol;
		this.afterOperand = symbol.equals(")") || symbol.equals("]");
	}

	/**
	 * A place where a column appears.
	 *
	 * @param column the name, in lower case unless it is in quotes
	 * @param start where its text begins
	 * @param end where its text ends
	 */
	record Mention(String column, int start, int end) {

	}

}
