package dev.migration.runtime;

import java.util.regex.Pattern;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.scripts.SqlText;

/**
 * What the text of a statement tells of being interrupted in it. Whatever is not listed
 * is one change, which a server makes or does not make, and its catalogs tell.
 *
 * @param text the statement
 */
record ResumedText(StatementText text) {

	private static final Pattern PROGRAM = pattern(
			"call|do|execute|begin|if|while|loop|repeat|for|case|declare|runscript");

	private static final String NAMES = "(?:tables?|views?|sequences?|users?|roles?)";

	// MariaDB (11.4) drops what is replaced before it creates, and goes through lists one
	// by one: ResumedTextTests
	private static final Pattern REPEATABLE = pattern(
			"truncate|grant|vacuum|analyze|optimize|reindex|refresh|checkpoint|flush|alter\\s+system"
					+ "|create\\s+or\\s+replace\\s+(?:table|sequence|user|role)"
					+ "|create\\s+(?:user|role)\\s+if\\s+not\\s+exists"
					+ "|drop\\s+(?:database|schema)\\s+if\\s+exists|drop\\s+" + NAMES + "\\s+if\\s+exists\\b[^;]*,");

	private static final Pattern SWAP = pattern(
			"rename\\s+tables?\\b[^;]*,|alter\\s+table\\b[^;]*\\bexchange\\s+partition");

	private static final Pattern LIST = pattern(
			"drop\\s+" + NAMES + "\\b[^;]*,|(?:create|rename)\\s+(?:user|role)\\b[^;]*,|drop\\s+(?:database|schema)");

	private static final Pattern CONCURRENT = pattern(
			"(?:create\\s+(?:unique\\s+)?|drop\\s+)index\\s+concurrently|reindex\\b[^;]*\\bconcurrently"
					+ "|alter\\s+table\\b[^;]*\\bconcurrently");

	private static final Pattern ALONE = pattern("vacuum|alter\\s+system|(?:create|drop)\\s+(?:database|tablespace)");

	private static final Pattern EXCHANGE = pattern("alter\\s+table\\b[^;]*\\bexchange\\s+partition");

	static ResumedText of(Dialect dialect, String sql) {
		return new ResumedText(StatementText.of(dialect, sql));
	}

	private static Pattern pattern(String words) {
		return Pattern.compile("(?:" + words + ")(?:\\b|(?<=,))", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/**
	 * Return whether it consists of several steps, between which it may commit.
	 */
	boolean isProgram(Dialect dialect) {
		return is(PROGRAM) || hasSeveral(dialect);
	}

	// Not every driver refuses several statements in one text
	private boolean hasSeveral(Dialect dialect) {
		if (dialect.capabilities().transactionalDdl() || this.text.sql().indexOf(';') < 0) {
			return false;
		}
		try {
			return SqlText.of(dialect, "", this.text.sql()).words().size() > 1;
		}
		catch (MigrationException ex) {
			return true;
		}
	}

	/**
	 * Return whether it does the same when it is carried out twice.
	 */
	boolean isRepeatable() {
		return is(REPEATABLE);
	}

	/**
	 * Return whether it may have taken effect without the catalogs showing it.
	 */
	boolean isSwap() {
		return is(SWAP);
	}

	/**
	 * Return whether it may have taken effect in part.
	 */
	boolean isList() {
		return is(LIST);
	}

	/**
	 * Return whether it goes on beside others, in several transactions of its own.
	 */
	boolean isConcurrent() {
		return is(CONCURRENT);
	}

	/**
	 * Return whether MariaDB (11.4) waits for a lock of its own session in it while
	 * autocommit is off, until the wait times out.
	 */
	boolean isExchange() {
		return is(EXCHANGE);
	}

	/**
	 * Return whether PostgreSQL refuses it in a transaction.
	 */
	boolean isAlone() {
		return isConcurrent() || is(ALONE);
	}

	private boolean is(Pattern pattern) {
		return this.text.begins(pattern);
	}

}
