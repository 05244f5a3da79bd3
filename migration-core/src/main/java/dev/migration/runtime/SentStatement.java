package dev.migration.runtime;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.MigrationException;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.scripts.SqlText;

/**
 * A statement of an operation.
 *
 * @param text what a person reads: the SQL, or its beginning if rows follow
 * @param checksum the checksum of the statement and its values
 * @param action sends it
 */
record SentStatement(String text, Supplier<String> checksum, Consumer<SqlSink> action) {

	private static final Pattern WORDS = Pattern.compile("([a-z]+)(?:\\s+([a-z_]+))?(?:\\s+([a-z_]+))?",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> DATA = Set.of("insert", "update", "delete", "merge", "replace", "with", "select",
			"truncate", "values");

	private static final Set<String> DDL = Set.of("create", "alter", "drop", "rename");

	private static final Set<String> SESSION = Set.of("set", "reset", "use", "discard", "prepare", "listen");

	private static final Pattern TEMPORARY = Pattern.compile(
			"create\\s+(?:or\\s+replace\\s+)?(?:(?:cached|memory)\\s+)?(?:(?:global|local)\\s+)?temp(?:orary)?\\s",
			Pattern.CASE_INSENSITIVE);

	private static final String GAP = "(?:\\s+|--[^\\n]*\\n|/\\*.*?\\*/)";

	// MariaDB's settings for one statement, which stands behind them
	private static final Pattern SETTINGS = Pattern.compile("set%1$s++statement\\b.*?\\bfor\\b%1$s*+".formatted(GAP),
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	// Rows that are taken from elsewhere are gone there for good. A word in a string
	// makes
	// no difference that matters: what is written down need not be
	private static final Pattern CHANGE = Pattern
		.compile("\\b(?:insert%1$s++into|delete%1$s++from|merge%1$s++into)\\b|[()]%1$s*+update\\b[^;]*?\\bset\\b"
			.formatted(GAP), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	// What it carries out may change rows, too
	private static final Pattern EXECUTE = Pattern.compile("\\bexecute\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern SET_CONFIG = Pattern.compile("\\bset_config\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

	private static final Pattern FIRST_CALL = Pattern
		.compile("select\\s+(?:\"?pg_catalog\"?\\s*\\.\\s*)?\"?set_config\"?\\s*\\(", Pattern.CASE_INSENSITIVE);

	private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*+)\"?\\s*\\(");

	private static final Set<String> HARMLESS = Set.of("set_config", "current_setting", "as", "from", "in", "values");

	private static final Set<String> QUERY = Set.of("select", "with");

	static SentStatement of(String sql) {
		return new SentStatement(sql, () -> Checksum.ofText(sql), (sink) -> sink.execute(sql));
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
	 * What else a query calls may change rows, which must not be done again.
	 */
	private boolean setsConfiguration() {
		if (!QUERY.contains(word(1)) || !SET_CONFIG.matcher(this.text).find()) {
			return false;
		}
		String code = code();
		return FIRST_CALL.matcher(code).region(start(code), code.length()).lookingAt()
				|| (SET_CONFIG.matcher(code).find() && CALL.matcher(code)
					.results()
					.allMatch((call) -> HARMLESS.contains(call.group(1).toLowerCase(Locale.ROOT))));
	}

	private String code() {
		try {
			return SqlText.of(new PostgreSqlDialect(), "", this.text).code();
		}
		catch (MigrationException ex) {
			return this.text;
		}
	}

	private boolean changesRows() {
		return CHANGE.matcher(this.text).find() || (isTemporary() && EXECUTE.matcher(this.text).find());
	}

	/**
	 * Return whether the statement makes something that goes with the session.
	 */
	boolean isTemporary() {
		return isAtStart(TEMPORARY);
	}

	private boolean isAtStart(Pattern pattern) {
		return pattern.matcher(this.text).region(start(this.text), this.text.length()).lookingAt();
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

	/**
	 * Return where a statement begins behind comments and settings that are for it alone.
	 */
	static int start(String sql) {
		int start = LeadingText.end(sql);
		Matcher settings = SETTINGS.matcher(sql).region(start, sql.length());
		return settings.lookingAt() ? settings.end() : start;
	}

	private String word(int number) {
		Matcher words = WORDS.matcher(this.text).region(start(this.text), this.text.length());
		String word = words.lookingAt() ? words.group(number) : null;
		return (word != null) ? word.toLowerCase(Locale.ROOT) : "";
	}

}
