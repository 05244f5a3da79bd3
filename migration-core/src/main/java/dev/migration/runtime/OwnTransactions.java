package dev.migration.runtime;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.operation.InvalidOperationException;
import dev.migration.scripts.InvalidScriptException;
import dev.migration.scripts.SqlText;

/**
 * Refuses what nobody could follow of the transactions of a script whose statements are
 * written down one by one.
 */
final class OwnTransactions {

	// Most texts have none of these words and need not be parsed
	private static final Pattern SUSPICIOUS = Pattern
		.compile("\\b(?:begin|start|commit|end|abort|prepare|rollback|autocommit)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern AUTOCOMMIT_OFF = Pattern
		.compile("(?:^|;)\\s*set\\s+autocommit\\s*(?:=|\\bto\\b)?\\s*(?:false|off|0)\\b", Pattern.CASE_INSENSITIVE);

	private OwnTransactions() {
	}

	/**
	 * Check what a script sends.
	 * @param dialect the language of the database
	 * @param sql one statement or several
	 * @throws InvalidOperationException if it is not to be sent
	 */
	static void check(Dialect dialect, String sql) {
		if (!SUSPICIOUS.matcher(sql).find()) {
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
		statements.stream()
			.filter((words) -> begins(words) || TransactionGuard.endsTransaction(words))
			.forEach((words) -> check(words, statements.size() > 1));
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
