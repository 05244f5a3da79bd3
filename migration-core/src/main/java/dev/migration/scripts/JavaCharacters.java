package dev.migration.scripts;

import java.util.Arrays;

/**
 * Java source after its Unicode escapes were translated (JLS 3.3), which happens before
 * anything else is understood: an escaped quote ends a string.
 */
final class JavaCharacters {

	private static final int DIGITS = 4;

	private final StringBuilder text = new StringBuilder();

	private final String source;

	private int[] origins;

	JavaCharacters(String source) {
		this.source = source;
		this.origins = new int[source.length() + 1];
		int position = 0;
		boolean eligible = true;
		while (position < source.length()) {
			char character = source.charAt(position);
			int escape = (eligible && character == '\\') ? escapeEnd(position) : -1;
			add((escape >= 0) ? (char) Integer.parseInt(source, escape - DIGITS, escape, 16) : character, position);
			// The second of two backslashes begins no escape
			eligible = character != '\\' || escape >= 0 || !eligible;
			position = (escape >= 0) ? escape : position + 1;
		}
		this.origins[this.text.length()] = source.length();
		this.origins = Arrays.copyOf(this.origins, this.text.length() + 1);
	}

	private void add(char character, int origin) {
		this.origins[this.text.length()] = origin;
		this.text.append(character);
	}

	/** Return where the escape that starts at a backslash ends, or -1 if it is none. */
	private int escapeEnd(int backslash) {
		int position = backslash + 1;
		while (position < this.source.length() && this.source.charAt(position) == 'u') {
			position++;
		}
		int end = position + DIGITS;
		boolean escape = position > backslash + 1 && end <= this.source.length()
				&& this.source.substring(position, end).chars().allMatch((digit) -> Character.digit(digit, 16) >= 0);
		return escape ? end : -1;
	}

	String text() {
		return this.text.toString();
	}

	/** Return where a character of the text stands in the source. */
	int origin(int position) {
		return this.origins[position];
	}

}
