package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements kept as text: each is preceded by its length in characters and a colon, so
 * that nothing inside a statement can be taken for the end of it.
 *
 * @param statements the statements in order
 */
record RecordedStatements(List<String> statements) {

	RecordedStatements {
		statements = List.copyOf(statements);
	}

	/**
	 * Read back what {@link #text()} has written.
	 * @param text the text
	 * @return the statements
	 * @throws IllegalArgumentException if the text was changed by hand
	 */
	static RecordedStatements parse(String text) {
		List<String> statements = new ArrayList<>();
		int position = 0;
		while (position < text.length()) {
			int colon = text.indexOf(':', position);
			if (colon < 0) {
				throw new IllegalArgumentException("No length at character " + position);
			}
			int end = colon + 1 + Integer.parseInt(text.substring(position, colon));
			if (end >= text.length() || text.charAt(end) != '\n') {
				throw new IllegalArgumentException("The statement at character " + position + " has another length");
			}
			statements.add(text.substring(colon + 1, end));
			position = end + 1;
		}
		return new RecordedStatements(statements);
	}

	String text() {
		StringBuilder text = new StringBuilder();
		this.statements
			.forEach((statement) -> text.append(statement.length()).append(':').append(statement).append('\n'));
		return text.toString();
	}

	String hash() {
		return Checksum.sha256("text-1", text().getBytes(StandardCharsets.UTF_8));
	}

}
