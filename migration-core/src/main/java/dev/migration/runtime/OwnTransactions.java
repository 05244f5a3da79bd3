package dev.migration.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.operation.InvalidOperationException;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.SqlText;

/**
 * Refuses what nobody could follow of the transactions and the session of a script whose
 * statements are written down one by one.
 */
final class OwnTransactions {

	// Most texts have none of these words and need not be parsed
	private static final Pattern SUSPICIOUS = Pattern
		.compile("\\b(?:begin|start|commit|end|abort|prepare|rollback|autocommit)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern SESSION = Pattern.compile(
			";[\\s\\S]*\\S|\\b(?:lastval|last_insert_id|identity|scope_identity|row_count|found_rows)\\s*\\(|\\bdiagnostics\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Map<String, Pattern> OF_LAST_STATEMENT = Map.of("postgresql", functions("lastval"), "h2",
			functions("lastval|last_insert_id|identity|scope_identity"), "mariadb", functions("row_count|found_rows"),
			"mysql", functions("row_count|found_rows"));

	private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "replace", "merge");

	private static final Set<String> QUERIES = Set.of("select", "values", "with");

	private static final Set<String> ROUTINES = Set.of("function", "procedure", "trigger", "event", "package");

	private static final Set<String> FILLED = Set.of("table", "materialized");

	private static final int MOST_WORDS_BEFORE_KIND = 8;

	private static final Pattern AUTOCOMMIT_OFF = Pattern
		.compile("(?:^|;)\\s*set\\s+autocommit\\s*(?:=|\\bto\\b)?\\s*(?:false|off|0)\\b", Pattern.CASE_INSENSITIVE);

	private OwnTransactions() {
	}

	private static Pattern functions(String names) {
		return Pattern.compile("\\b(" + names + ")\\s*\\(\\s*\\)", Pattern.CASE_INSENSITIVE);
	}

	/**
	 * Check what a script sends.
	 * @param dialect the language of the database
	 * @param sql one statement or several
	 * @throws InvalidOperationException if it is not to be sent
	 */
	static void check(Dialect dialect, String sql) {
		if (!SUSPICIOUS.matcher(sql).find() && !SESSION.matcher(sql).find()) {
			return;
		}
		SqlText text;
		List<List<String>> statements;
		try {
			text = SqlText.of(dialect, "", sql);
			statements = text.words();
		}
		catch (InvalidScriptException ex) {
			// The server says better what is wrong with it
			return;
		}
		// The driver of MariaDB follows the variable of its server
		if (dialect.name().equals("h2") && AUTOCOMMIT_OFF.matcher(text.code()).find()) {
			throw new InvalidOperationException("'SET AUTOCOMMIT' was not sent: a transaction that begins by itself is"
					+ " not seen, and what takes it back would take nothing back; write 'BEGIN' and 'COMMIT' instead.");
		}
		checkSession(dialect, statements);
		statements.stream().findFirst().ifPresent((words) -> checkLastStatement(dialect, text, words));
		statements.stream()
			.filter((words) -> begins(words) || TransactionGuard.endsTransaction(words))
			.forEach((words) -> check(words, statements.size() > 1));
	}

	private static void checkSession(Dialect dialect, List<List<String>> statements) {
		Predicate<List<String>> session = (words) -> isOfSession(dialect, words);
		if (!statements.stream().allMatch(session)) {
			statements.stream().filter(session).findFirst().ifPresent((words) -> {
				throw refusal(words, "is about the session and shares a call with statements that are not, and a run"
						+ " that goes on has to do it again without those; give each of them a call of its own.");
			});
		}
	}

	private static boolean isOfSession(Dialect dialect, List<String> words) {
		SentStatement statement = SentStatement.of(dialect, String.join(" ", words));
		return statement.isSession() || statement.isTemporary()
				|| (words.get(0).equals("select") && words.contains("set_config"));
	}

	/**
	 * What is only shown may be wrong. In a call with several statements those behind the
	 * first one ask what that one did, as it was meant.
	 */
	private static void checkLastStatement(Dialect dialect, SqlText text, List<String> words) {
		if (!keepsValue(dialect, words) && !(QUERIES.contains(words.get(0)) && text.code().contains(":="))) {
			return;
		}
		if (words.get(0).equals("get") && words.contains("row_count")) {
			throw aboutStatementBefore("ROW_COUNT");
		}
		Matcher function = OF_LAST_STATEMENT.getOrDefault(dialect.name(), functions("lastval")).matcher(text.code());
		while (function.find()) {
			if (words.contains(function.group(1).toLowerCase(Locale.ROOT))) {
				throw aboutStatementBefore(function.group(1) + "()");
			}
		}
	}

	private static InvalidOperationException aboutStatementBefore(String function) {
		return new InvalidOperationException("'" + function + "' was not sent: it is about the statement before it, and"
				+ " what is written down in between is one, too; use both in one 'op.run'.");
	}

	private static boolean keepsValue(Dialect dialect, List<String> words) {
		String first = words.get(0);
		if (QUERIES.contains(first)) {
			return words.contains("into") || words.contains("setval")
					|| (first.equals("with") && words.stream().anyMatch(CHANGES::contains));
		}
		if (first.equals("create")) {
			List<String> kind = words.subList(0, Math.min(words.size(), MOST_WORDS_BEFORE_KIND));
			return kind.stream().anyMatch(FILLED::contains) && kind.stream().noneMatch(ROUTINES::contains)
					&& words.contains("select");
		}
		// On H2 a call is a query
		return CHANGES.contains(first) || first.equals("set") || first.equals("get")
				|| (first.equals("call") && !dialect.name().equals("h2"));
	}

	private static boolean begins(List<String> words) {
		String second = (words.size() > 1) ? words.get(1) : "";
		return (words.get(0).equals("begin") && !second.equals("not"))
				|| (words.get(0).equals("start") && second.equals("transaction"));
	}

	private static void check(List<String> words, boolean several) {
		if (several) {
			throw refusal(words, "shares a call with other statements, and nobody could tell after an interruption"
					+ " which of them took effect; give each of them a call of its own.");
		}
		if (words.contains("chain") && !words.contains("no")) {
			throw refusal(words, "begins another transaction at once; write a 'BEGIN' behind it instead.");
		}
		if (words.get(0).equals("prepare")) {
			throw refusal(words, "leaves a transaction behind that no session has; end it by a 'COMMIT'.");
		}
	}

	private static InvalidOperationException refusal(List<String> words, String reason) {
		String statement = String.join(" ", words.subList(0, Math.min(words.size(), 3))).toUpperCase(Locale.ROOT);
		return new InvalidOperationException("'" + statement + "' was not sent: it " + reason);
	}

}
