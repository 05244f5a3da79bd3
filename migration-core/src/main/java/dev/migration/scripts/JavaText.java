package dev.migration.scripts;

import java.util.regex.Pattern;

/**
 * Text as data in Java source.
 */
final class JavaText {

	/**
	 * javac 17 looks for the other half of the pair and then takes the first backslash of
	 * two for the second; {@code randomTextsComeBackFromTheirScript} shows it.
	 */
	private static final Pattern LONE_SURROGATE_AND_BACKSLASH = Pattern.compile("(\\\\ud[89ab][0-9a-f]{2})\\\\{2}");

	private JavaText() {
	}

	/**
	 * Return text that means itself between the quotes of a string literal. A backslash
	 * is doubled, which also keeps {@code \\u} from being taken for a Unicode escape,
	 * wherever the text stands (JLS 3.3).
	 */
	static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((codePoint) -> escaped.append(escape(codePoint)));
		return LONE_SURROGATE_AND_BACKSLASH.matcher(escaped).replaceAll("$1\\\\134");
	}

	/**
	 * Return escaped text that ends no comment either, for templates that put it into
	 * one.
	 */
	static String escapeAnywhere(String text) {
		return escape(text).replace("*/", "*\\57");
	}

	/**
	 * Return text as a line comment holds it.
	 */
	static String comment(String text) {
		return escape(text.strip().replaceAll("\\s+", " ")).replace("\\\"", "\"");
	}

	private static String escape(int codePoint) {
		return switch (codePoint) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			case '\b' -> "\\b";
			case '\f' -> "\\f";
			default -> isVisible(codePoint) ? Character.toString(codePoint) : unicode(codePoint);
		};
	}

	/**
	 * Whether readers see the character: no control character, none that reorders or
	 * hides others, and no half of a pair.
	 */
	static boolean isVisible(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
				false;
			case Character.SPACE_SEPARATOR -> codePoint == ' ';
			default -> true;
		};
	}

	private static String unicode(int codePoint) {
		StringBuilder escaped = new StringBuilder();
		for (char unit : Character.toChars(codePoint)) {
			escaped.append(String.format("\\u%04x", (int) unit));
		}
		return escaped.toString();
	}

}
