package dev.migration.revision;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Values as they appear in messages.
 */
final class Quoted {

	private static final int LIMIT = 5;

	private static final int LENGTH = 64;

	private Quoted() {
	}

	/**
	 * A value that a user may have pasted from anywhere.
	 */
	static String of(String value) {
		return "'" + plain(value) + "'";
	}

	/**
	 * The value on one line and no longer than a message can bear.
	 */
	static String plain(String value) {
		int length = value.codePointCount(0, value.length());
		String start = (length > LENGTH)
				? "%s... (%d characters)".formatted(value.substring(0, value.offsetByCodePoints(0, LENGTH)), length)
				: value;
		return start.codePoints()
			.map((character) -> isVisible(character) ? character : '?')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static boolean isVisible(int character) {
		int type = Character.getType(character);
		return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
				&& type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
	}

	/**
	 * The first values of a list that may be as long as the history.
	 */
	static String firstOf(Collection<String> values) {
		String first = list(values.stream().limit(LIMIT).toList());
		return (values.size() > LIMIT) ? first + " and %d more".formatted(values.size() - LIMIT) : first;
	}

	static String list(Collection<String> values) {
		return values.stream().map(Quoted::of).collect(Collectors.joining(", "));
	}

}
