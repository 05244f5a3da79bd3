package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
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
