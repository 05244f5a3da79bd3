package dev.migration.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary tables of a script. A run that goes on makes them again, but not the rows
 * that an earlier one has put into them, and finds others where they are taken from.
 */
final class TemporaryTables {

	private static final Pattern CREATE = Pattern.compile(
			"create\\s+[a-z\\s]*\\btemp(?:orary)?\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?"
					+ "(?:[\"`]?[\\p{L}\\p{N}_$]+[\"`]?\\s*\\.\\s*)?[\"`]?(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DROP = Pattern
		.compile("drop\\s+(?:temporary\\s+)?table\\s+(?:if\\s+exists\\s+)?(?<names>[^();]+?)"
				+ "(?:\\s+(?:cascade|restrict))?[\\s;]*", Pattern.CASE_INSENSITIVE);

	// Behind the columns there may be a query, what is called tells who knows what
	private static final Pattern COMPUTED = Pattern.compile(
			"\\b(?:from|execute)\\b|@|\\bas[\\s(]+(?:table|with)\\b|\\bselect\\b.*[\\p{L}\\p{N}_$]\\s*\\(",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern SCHEMA = Pattern.compile("[\\p{L}\\p{N}_$]+[\"`]?\\s*\\.");

	// Nobody sees what it reads
	private static final Pattern OPAQUE = Pattern.compile("(?:call|execute)\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private final Map<String, Boolean> lost = new HashMap<>();

	private final Set<String> made = new HashSet<>();

	private final Set<String> computed = new HashSet<>();

	/**
	 * Take note of a statement that is made again.
	 * @param derived whether it uses what is gone
	 */
	void create(StatementText text, boolean derived) {
		name(text).ifPresent((name) -> {
			this.made.add(name);
			this.lost.put(name, derived);
			this.computed.remove(name);
			if (COMPUTED.matcher(text.code()).find()) {
				this.computed.add(name);
			}
		});
	}

	private static Optional<String> name(StatementText text) {
		return created(text).map((name) -> name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Return the name of the temporary table that a statement makes.
	 */
	static Optional<String> created(StatementText text) {
		return Optional.ofNullable(text.match(CREATE)).map((create) -> create.group("name"));
	}

	/**
	 * Take note of a statement that is not, since it took effect in an earlier run. What
	 * is taken from tables comes out otherwise behind it.
	 */
	void leaveOut(StatementText text) {
		name(text).ifPresent((name) -> this.lost.put(name, true));
		this.computed.forEach((name) -> this.lost.put(name, true));
		if (!this.lost.isEmpty()) {
			words(text.sql()).forEach((word) -> this.lost.computeIfPresent(word, (name, was) -> true));
		}
	}

	/**
	 * Return whether a statement does nothing but to drop tables that were made again,
	 * for which it needs no rows.
	 */
	boolean isDrop(StatementText text) {
		Matcher drop = DROP.matcher(text.code());
		return drop.matches() && dropped(drop).allMatch(this.made::contains);
	}

	private static Stream<String> dropped(Matcher drop) {
		return words(SCHEMA.matcher(drop.group("names")).replaceAll(""));
	}

	/**
	 * Take note of tables that were dropped on this session.
	 */
	void drop(StatementText text) {
		if (isDrop(text)) {
			words(text.code()).forEach((name) -> {
				this.made.remove(name);
				this.lost.remove(name);
				this.computed.remove(name);
			});
		}
	}

	/**
	 * Return whether rows are gone that work without a text may be about.
	 */
	boolean isLostToWork() {
		return this.lost.containsValue(true);
	}

	/**
	 * Return whether a statement is about rows that are gone, or may be.
	 */
	boolean isLostTo(StatementText text) {
		return isLostTo(text.sql()) || (text.begins(OPAQUE) && isLostToWork());
	}

	/**
	 * Return whether a text names rows that are gone.
	 */
	boolean isLostTo(String sql) {
		return this.lost.containsValue(true) && words(sql).anyMatch((word) -> this.lost.getOrDefault(word, false));
	}

	private static Stream<String> words(String sql) {
		return WORD.matcher(sql).results().map((word) -> word.group().toLowerCase(Locale.ROOT));
	}

}
