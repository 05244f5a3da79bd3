package dev.migration.boot.command;

import java.util.regex.Pattern;

/**
 * Keeps what users and files have named from talking to the terminal: escape sequences,
 * which move the cursor or rename the window, and characters that turn the direction of
 * what follows.
 */
final class TerminalText {

	private static final String TALKING = "\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069";

	private static final Pattern TALKING_IN_LINES = Pattern.compile("[" + TALKING + "&&[^\\n\\t]]");

	private static final Pattern TALKING_OR_SPACE = Pattern.compile("[\\s\\u2028\\u2029" + TALKING + "]+");

	private TerminalText() {
	}

	/**
	 * Return a text with its lines.
	 * @param text the text
	 * @return the text, with a question mark for what must not reach the terminal
	 */
	static String lines(String text) {
		return TALKING_IN_LINES.matcher(text.replace("\r\n", "\n")).replaceAll("?");
	}

	/**
	 * Return a text as a single line.
	 * @param text the text
	 * @return the text, with a blank for white space and for what must not reach the
	 * terminal
	 */
	static String row(String text) {
		return TALKING_OR_SPACE.matcher(text).replaceAll(" ").stripTrailing();
	}

}
