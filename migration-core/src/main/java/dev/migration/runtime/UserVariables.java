package dev.migration.runtime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables of a script ({@code @total}) on MariaDB, MySQL and H2. A run that goes on
 * sets them again, but what they are computed from may have changed meanwhile, by the
 * very statements that used them.
 */
final class UserVariables {

	private static final Pattern VARIABLE = Pattern.compile("(?<![@\\p{L}\\p{N}_$'\"`])@([\\p{L}\\p{N}_$.]+)");

	private static final Pattern SET = Pattern.compile("set\\s+", Pattern.CASE_INSENSITIVE);

	private static final Pattern TARGET = Pattern.compile("(?<![^\\s,])@([\\p{L}\\p{N}_$.]+)\\s*:?=");

	private static final String LITERAL = "(?:[+-]?\\d+(?:\\.\\d+)?|''|null|true|false)";

	// SET @a = 1, @b := 'text'
	private static final Pattern CONSTANTS = Pattern.compile("set\\s+@[\\p{L}\\p{N}_$.]+\\s*:?=\\s*" + LITERAL
			+ "(?:\\s*,\\s*@[\\p{L}\\p{N}_$.]+\\s*:?=\\s*" + LITERAL + ")*\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

	// A routine gives values back; the last one is a function of H2
	private static final Pattern ASSIGNED = Pattern.compile(
			"@([\\p{L}\\p{N}_$.]+)\\s*:=|\\binto\\s+@"
					+ "|\\breturning\\b[^;]*\\binto\\s+@|\\bcall\\b[^;]*@|\\bset\\s*\\(\\s*@",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SETTING = Pattern.compile("\\bset_config\"?\\s*\\(\\s*'([^']+)'",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CONSTANT_SETTING = Pattern.compile(
			"\\bset_config\"?\\s*\\(\\s*'[^']+'\\s*,\\s*(?:'(?:[^']|'')*'|null)\\s*,\\s*\\w+\\s*\\)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CURRENT_SETTING = Pattern.compile("\\bcurrent_setting\"?\\s*\\(\\s*'([^']+)'",
			Pattern.CASE_INSENSITIVE);

	// No variable can have this name
	private static final String GENERATED = "()";

	private final Map<String, Boolean> lost = new HashMap<>();

	/**
	 * Return whether a statement does nothing but to set variables of the script, and
	 * nothing else of the session.
	 */
	static boolean isAssignment(StatementText text) {
		Matcher set = text.match(SET);
		if (set == null) {
			return false;
		}
		String code = text.code();
		int depth = 0;
		boolean target = true;
		for (int at = set.end(); at < code.length(); at++) {
			char character = code.charAt(at);
			if (target && !Character.isWhitespace(character)) {
				if (character != '@' || code.startsWith("@@", at)) {
					return false;
				}
				target = false;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			target |= character == ',' && depth == 0;
		}
		return true;
	}

	/**
	 * Take note of an assignment that was made on this session.
	 * @param fromLost whether it takes something from rows that are gone
	 */
	void assign(StatementText text, boolean fromLost) {
		if (text.match(SET) == null) {
			return;
		}
		String sql = text.sql();
		boolean constant = CONSTANTS.matcher(text.code()).matches();
		boolean derived = fromLost || isLostTo(sql.substring(sql.indexOf('=') + 1));
		names(TARGET, text.code()).forEach((name) -> {
			if (constant) {
				this.lost.remove(name);
			}
			else {
				this.lost.put(name, derived);
			}
		});
	}

	/**
	 * Take note of settings that a query has made on PostgreSQL.
	 * @param fromLost whether it takes something from rows that are gone
	 */
	void configure(StatementText text, boolean fromLost) {
		if (!text.setsConfiguration()) {
			return;
		}
		String constants = CONSTANT_SETTING.matcher(text.sql()).replaceAll("");
		boolean derived = fromLost || isLostTo(text.sql());
		names(SETTING, text.sql()).forEach(this.lost::remove);
		names(SETTING, constants).forEach((name) -> this.lost.put(name, derived));
	}

	/**
	 * Take note of a statement that was carried out on this session, and may have put
	 * values into variables.
	 * @param numbered whether it was given a number
	 */
	void read(String sql, boolean numbered) {
		if (numbered) {
			this.lost.put(GENERATED, false);
		}
		if (ASSIGNED.matcher(sql).find()) {
			names(sql).forEach((name) -> this.lost.putIfAbsent(name, false));
		}
	}

	/**
	 * Take note of a statement that is not carried out again. What was computed before it
	 * comes out otherwise behind it, and what it has put into variables is not there.
	 */
	void leaveOut(StatementText text) {
		String sql = text.sql();
		leaveOut();
		if (GeneratedNumber.isChanged(text)) {
			this.lost.put(GENERATED, true);
		}
		if (ASSIGNED.matcher(sql).find()) {
			names(sql).forEach((name) -> this.lost.put(name, true));
		}
	}

	/**
	 * Take note of a statement on PostgreSQL that is not carried out again, and may have
	 * set something beside.
	 */
	void leaveOutSettings(StatementText text) {
		leaveOut();
		if (text.setsConfiguration()) {
			names(SETTING, text.sql()).forEach((name) -> this.lost.put(name, true));
		}
	}

	private void leaveOut() {
		this.lost.replaceAll((name, was) -> was || !name.equals(GENERATED));
	}

	/**
	 * Return whether a statement uses a value that is gone.
	 */
	boolean isLostTo(String sql) {
		return this.lost.containsValue(true) && names(sql).anyMatch((name) -> this.lost.getOrDefault(name, false));
	}

	/**
	 * Return whether a statement uses a variable whose value is gone, and not only the
	 * number of a row.
	 */
	boolean isVariableLostTo(String sql) {
		return names(sql).anyMatch((name) -> !name.equals(GENERATED) && this.lost.getOrDefault(name, false));
	}

	private static Stream<String> names(Pattern pattern, String sql) {
		return pattern.matcher(sql).results().map((match) -> match.group(1).toLowerCase(Locale.ROOT));
	}

	private static Stream<String> names(String sql) {
		Stream<String> variables = Stream.concat(names(VARIABLE, sql), names(CURRENT_SETTING, sql));
		return GeneratedNumber.isUsed(sql) ? Stream.concat(variables, Stream.of(GENERATED)) : variables;
	}

}
