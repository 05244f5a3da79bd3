package dev.migration.runtime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary tables of a script. A run that goes on makes them again, but not the rows
 * that an earlier one has put into them.
 */
final class TemporaryTables {

	private static final Pattern CREATE = Pattern
		.compile("create\\s+[a-z\\s]*\\btemp(?:orary)?\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?"
				+ "[\"`]?(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*)", Pattern.CASE_INSENSITIVE);

	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	private final Map<String, Boolean> emptied = new HashMap<>();

	/**
	 * Take note of a statement that is made again.
	 */
	void create(StatementText text) {
		created(text).ifPresent((name) -> this.emptied.put(name.toLowerCase(Locale.ROOT), false));
	}

	/**
	 * Return the name of the temporary table that a statement makes.
	 */
	static Optional<String> created(StatementText text) {
		return Optional.ofNullable(text.match(CREATE)).map((create) -> create.group("name"));
	}

	/**
	 * Take note of a statement that is not, since it took effect in an earlier run.
	 */
	void leaveOut(String sql) {
		if (!this.emptied.isEmpty()) {
			words(sql).forEach((word) -> this.emptied.computeIfPresent(word, (name, was) -> true));
		}
	}

	/**
	 * Return whether a statement is about rows that are gone.
	 */
	boolean isLostTo(String sql) {
		return this.emptied.containsValue(true)
				&& words(sql).anyMatch((word) -> this.emptied.getOrDefault(word, false));
	}

	private static Stream<String> words(String sql) {
		return WORD.matcher(sql).results().map((word) -> word.group().toLowerCase(Locale.ROOT));
	}

}
