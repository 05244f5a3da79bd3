package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits a line into words as a POSIX shell does: white space separates, single quotes
 * keep everything, double quotes keep everything but a backslash in front of {@code "},
 * {@code \}, {@code $} and a backquote. Nothing is expanded.
 */
final class ShellWords {

	private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

	private static final String ESCAPED_IN_QUOTES = "\"\\$`";

	private final String line;

	private final List<String> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean inWord;

	private int position;

	private ShellWords(String line) {
		this.line = line;
	}

	/**
	 * Split a line.
	 * @param line the line
	 * @return its words
	 * @throws UsageException if a quote is not closed or nothing follows a backslash
	 */
	static List<String> split(String line) {
		return new ShellWords(line).words();
	}

	/**
	 * Join words to a line that a shell splits into them again.
	 * @param words the words
	 * @return the line
	 */
	static String join(List<String> words) {
		return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
	}

	private static String quote(String word) {
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

	private List<String> words() {
		while (this.position < this.line.length()) {
			char character = this.line.charAt(this.position++);
			switch (character) {
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> escaped();
				case ' ', '\t', '\n', '\r' -> endWord();
				default -> append(character);
			}
		}
		endWord();
		return List.copyOf(this.words);
	}

	private void singleQuoted() {
		int end = this.line.indexOf('\'', this.position);
		if (end < 0) {
			throw unclosed('\'');
		}
		this.inWord = true;
		this.word.append(this.line, this.position, end);
		this.position = end + 1;
	}

	private void doubleQuoted() {
		this.inWord = true;
		while (this.position < this.line.length()) {
			char character = this.line.charAt(this.position++);
			if (character == '"') {
				return;
			}
			if (character == '\\' && this.position < this.line.length()) {
				char next = this.line.charAt(this.position);
				if (next == '\n') {
					this.position++;
					continue;
				}
				if (ESCAPED_IN_QUOTES.indexOf(next) >= 0) {
					this.position++;
					character = next;
				}
			}
			this.word.append(character);
		}
		throw unclosed('"');
	}

	private void escaped() {
		if (this.position == this.line.length()) {
			throw new UsageException("The command '%s' ends in a backslash; remove it.".formatted(this.line));
		}
		char character = this.line.charAt(this.position++);
		if (character != '\n') {
			append(character);
		}
	}

	private void append(char character) {
		this.inWord = true;
		this.word.append(character);
	}

	private void endWord() {
		if (this.inWord) {
			this.words.add(this.word.toString());
			this.word.setLength(0);
			this.inWord = false;
		}
	}

	private UsageException unclosed(char quote) {
		return new UsageException("The quote %s is not closed in the command: %s".formatted(quote, this.line));
	}

}
