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
record SentStatement(StatementText code, Supplier<String> checksum, Consumer<SqlSink> action) {

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
	private static final Pattern CHANGE = Pattern.compile(
			"\\b(?:insert\\s+into|delete\\s+from|merge\\s+into)\\b|[()]\\s*+update\\b[^;]*?\\bset\\b",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	// What it carries out may change rows, too
	private static final Pattern EXECUTE = Pattern.compile("\\bexecute\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern SET_CONFIG = Pattern.compile("\\bset_config\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

	private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*+)\"?\\s*\\(");

	private static final Set<String> NO_CALLS = Set.of("as", "in", "values", "over", "filter", "exists", "any", "all",
			"and", "or", "not", "case", "when", "then", "else", "on", "where", "select", "cast", "coalesce", "nullif",
			"current_setting", "set_config");

	private static final Pattern FROM = Pattern.compile("\\bfrom\\b", Pattern.CASE_INSENSITIVE);

	private static final Set<String> QUERY = Set.of("select", "with");

	static SentStatement of(Dialect dialect, String sql) {
		return new SentStatement(StatementText.of(dialect, sql), () -> Checksum.ofText(sql),
				(sink) -> sink.execute(sql));
	}

	String text() {
		return this.code.sql();
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

	private boolean setsConfiguration() {
		return QUERY.contains(word(1)) && SET_CONFIG.matcher(this.code.code()).find();
	}

	/**
	 * Return whether a statement sets something in the session and may change rows as
	 * well, which must not be done again.
	 */
	boolean isBoth() {
		if (!DATA.contains(word(1)) || !SET_CONFIG.matcher(this.code.code()).find()) {
			return false;
		}
		return !QUERY.contains(word(1)) || changesRows() || (word(1).equals("select") && callsBeside());
	}

	private boolean callsBeside() {
		return CALL.matcher(beside(this.code.code()))
			.results()
			.anyMatch((call) -> !NO_CALLS.contains(call.group(1).toLowerCase(Locale.ROOT)));
	}

	/**
	 * Return what a query has selected beside what it sets: what that is computed from
	 * belongs to it, as does all that stands behind {@code FROM}.
	 */
	private static String beside(String code) {
		StringBuilder result = new StringBuilder();
		Matcher call = SET_CONFIG.matcher(code);
		int at = 0;
		while (call.find(at)) {
			result.append(code, at, call.start()).append(' ');
			at = behindParenthesis(code, call.end());
		}
		String[] selected = FROM.split(result.append(code, at, code.length()), 2);
		return selected[0];
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
		return CHANGE.matcher(this.code.code()).find() || (isTemporary() && EXECUTE.matcher(this.code.code()).find());
	}

	/**
	 * Return whether the statement makes something that goes with the session.
	 */
	boolean isTemporary() {
		return this.code.begins(TEMPORARY);
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
		Matcher words = this.code.match(WORDS);
		String word = (words != null) ? words.group(number) : null;
		return (word != null) ? word.toLowerCase(Locale.ROOT) : "";
	}

}
