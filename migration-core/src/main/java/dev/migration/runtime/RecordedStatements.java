package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements kept as text: each is preceded by its length in characters and a colon, so
 * that nothing inside a statement can be taken for the end of it.
 *
 * @param statements the statements in order
 */
record RecordedStatements(List<String> statements) {

	private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9}):");

	RecordedStatements {
		statements = List.copyOf(statements);
	}

	/**
	 * Read statements.
	 * @param text what {@link #text()} has written
	 * @return the statements, or empty if the text was not written so
	 */
	static Optional<RecordedStatements> parse(String text) {
		List<String> statements = new ArrayList<>();
		Matcher length = LENGTH.matcher(text);
		int start = 0;
		while (start < text.length()) {
			if (!length.region(start, text.length()).lookingAt()) {
				return Optional.empty();
			}
			int end = length.end() + Integer.parseInt(length.group(1));
			if (end >= text.length() || text.charAt(end) != '\n') {
				return Optional.empty();
			}
			statements.add(text.substring(length.end(), end));
			start = end + 1;
		}
		return Optional.of(new RecordedStatements(statements));
	}

	String text() {
		StringBuilder text = new StringBuilder();
		this.statements
			.forEach((statement) -> text.append(statement.length()).append(':').append(statement).append('\n'));
		return text.toString();
	}

}
