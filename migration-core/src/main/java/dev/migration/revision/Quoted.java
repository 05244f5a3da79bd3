package dev.migration.revision;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Values as they appear in messages.
 */
final class Quoted {

	private static final int LIMIT = 5;

	private Quoted() {
	}

	/**
	 * The first values of a list that may be as long as the history.
	 */
	static String firstOf(Collection<String> values) {
		String first = list(values.stream().limit(LIMIT).toList());
		return (values.size() > LIMIT) ? first + " and %d more".formatted(values.size() - LIMIT) : first;
	}

	static String list(Collection<String> values) {
		return values.stream().map((value) -> "'" + value + "'").collect(Collectors.joining(", "));
	}

}
