package dev.migration.runtime;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;

/**
 * A statement of an operation.
 *
 * @param text what a person reads: the SQL, or its beginning if rows follow
 * @param checksum the checksum of the statement and its values
 * @param action sends it
 */
record SentStatement(StatementText text, Supplier<String> checksum, Consumer<SqlSink> action) {

	private static final Pattern WORDS = Pattern.compile("([a-z]+)(?:\\s+([a-z_]+))?(?:\\s+([a-z_]+))?",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> DATA = Set.of("insert", "update", "delete", "merge", "replace", "with", "select",
			"truncate", "values");

	private static final Set<String> DDL = Set.of("create", "alter", "drop", "rename");

	private static final Set<String> SESSION = Set.of("set", "reset", "use", "discard", "prepare", "listen");

	private static final Pattern TEMPORARY = Pattern.compile(
			"create\\s+(?:or\\s+replace\\s+)?(?:(?:cached|memory)\\s+)?(?:(?:global|local)\\s+)?temp(?:orary)?\\s",
			Pattern.CASE_INSENSITIVE);

	// Rows that are taken from elsewhere are gone there for good
	private static final Pattern CHANGE = Pattern.compile("\\b(?:insert\\s+into|delete\\s+from|merge\\s+into)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern UPDATE = Pattern.compile("[()]\\s*+update\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern SET = Pattern.compile("\\bset\\b", Pattern.CASE_INSENSITIVE);

	// What it carries out may change rows, too
	private static final Pattern EXECUTE = Pattern.compile("\\bexecute\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("\"(?!set_config\")[^\"]*+\"");

	private static final Pattern CALL = Pattern.compile("(?<![\\p{L}\\p{N}_$])([\\p{L}_][\\p{L}\\p{N}_$]*+)\"?\\s*\\(");

	// Words in front of a parenthesis and functions that change nothing
	private static final Set<String> HARMLESS = Set.of("all", "and", "any", "array", "as", "avg", "between", "by",
			"case", "cast", "char", "char_length", "character", "coalesce", "concat", "count", "current_database",
			"current_setting", "date_trunc", "distinct", "else", "exists", "extract", "filter", "format", "from",
			"greatest", "in", "interval", "is", "join", "least", "length", "like", "limit", "lower", "materialized",
			"max", "min", "not", "now", "nullif", "numeric", "offset", "on", "or", "over", "quote_ident",
			"quote_literal", "replace", "row", "select", "set_config", "some", "string_agg", "sum", "then", "time",
			"timestamp", "to_char", "to_regclass", "trim", "union", "upper", "using", "values", "varchar", "when",
			"where", "with");

	private static final Set<String> QUERY = Set.of("select", "with", "values");

	static SentStatement of(Dialect dialect, String sql) {
		return new SentStatement(StatementText.of(dialect, sql), () -> Checksum.ofText(sql),
				(sink) -> sink.execute(sql));
	}

	/**
	 * Return the statement as it is sent.
	 */
	String sql() {
		return this.text.sql();
	}

	void send(SqlSink sink) {
		this.action.accept(sink);
	}

	/**
	 * Return whether the statement reads and writes rows only, so that it may share a
	 * transaction.
	 */
	boolean isData() {
		return DATA.contains(word(1));
	}

	/**
	 * Return whether the statement is about the session, which a later run does not
	 * share.
	 */
	boolean isSession() {
		return SESSION.contains(word(1)) || ((setsConfiguration() || isTemporary()) && !changesRows());
	}

	/**
	 * Return whether the statement does nothing but to set something in the session. What
	 * it calls beside that may change rows, which must not be done again.
	 */
	private boolean setsConfiguration() {
		return QUERY.contains(word(1)) && this.text.setsConfiguration()
				&& CALL.matcher(beside(NAME.matcher(this.text.code()).replaceAll("n")))
					.results()
					.allMatch((call) -> HARMLESS.contains(call.group(1).toLowerCase(Locale.ROOT)));
	}

	/**
	 * Return whether the statement may have set something in the session that a run which
	 * goes on cannot set without doing more again.
	 */
	boolean isSettingLost() {
		return this.text.setsConfiguration() && isData() && !isSession();
	}

	/**
	 * Return a query without what its settings are computed from.
	 */
	private static String beside(String code) {
		StringBuilder result = new StringBuilder();
		Matcher call = StatementText.SET_CONFIG.matcher(code);
		int at = 0;
		while (call.find(at)) {
			result.append(code, at, call.start()).append(' ');
			at = behindParenthesis(code, call.end());
		}
		return result.append(code, at, code.length()).toString();
	}

	private static int behindParenthesis(String code, int inside) {
		int depth = 1;
		int at = inside;
		while (at < code.length() && depth > 0) {
			char character = code.charAt(at);
			if (character == '(' || character == ')') {
				depth += (character == '(') ? 1 : -1;
			}
			at++;
		}
		return at;
	}

	private boolean changesRows() {
		String code = this.text.code();
		Matcher update = UPDATE.matcher(code);
		return CHANGE.matcher(code).find() || (update.find() && SET.matcher(code).find(update.end()))
				|| (isTemporary() && EXECUTE.matcher(code).find());
	}

	/**
	 * Return whether the statement makes something that goes with the session.
	 */
	boolean isTemporary() {
		return this.text.begins(TEMPORARY);
	}

	/**
	 * Return whether the statement gives a name to another one, for the session.
	 */
	boolean isPrepare() {
		return word(1).equals("prepare");
	}

	/**
	 * Return whether the statement begins a transaction.
	 */
	boolean isBegin() {
		return (word(1).equals("begin") && !word(2).equals("not"))
				|| (word(1).equals("start") && word(2).equals("transaction"));
	}

	/**
	 * Return whether the statement begins or ends a transaction.
	 */
	boolean isTransaction() {
		return isBegin() || isCommit() || isRollback();
	}

	/**
	 * Return whether the statement ends a transaction and keeps what was done in it.
	 */
	boolean isCommit() {
		return word(1).equals("commit") || word(1).equals("end");
	}

	/**
	 * Return whether the statement ends a transaction and takes back what was done in it.
	 */
	boolean isRollback() {
		return word(1).equals("abort")
				|| (word(1).equals("rollback") && !word(2).equals("to") && !word(3).equals("to"));
	}

	/**
	 * Return whether the statement takes back what was done since a savepoint.
	 */
	boolean isRollbackToSavepoint() {
		return word(1).equals("rollback") && !isRollback();
	}

	/**
	 * Return whether the statement changes what there is.
	 */
	boolean isDdl() {
		return DDL.contains(word(1)) && !isTemporary();
	}

	private String word(int number) {
		Matcher words = this.text.match(WORDS);
		String word = (words != null) ? words.group(number) : null;
		return (word != null) ? word.toLowerCase(Locale.ROOT) : "";
	}

}
