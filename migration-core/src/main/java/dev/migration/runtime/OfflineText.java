package dev.migration.runtime;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.scripts.SqlText;

/**
 * The text of an offline run: statements, each ending in a semicolon and an empty line.
 */
final class OfflineText {

	private final StringBuilder text = new StringBuilder();

	void comment(String comment) {
		this.text.append("-- ").append(comment.replaceAll("\\R", " ")).append("\n\n");
	}

	void statement(String statement) {
		// A comment in the last line would swallow the semicolon
		boolean commented = SqlText.of("statement", statement).endsInLineComment();
		this.text.append(statement).append(commented ? "\n;\n\n" : ";\n\n");
	}

	void statements(List<String> statements) {
		statements.forEach(this::statement);
	}

	void transaction(Runnable statements) {
		statement("BEGIN");
		statements.run();
		statement("COMMIT");
	}

	SqlSink sink(Dialect dialect) {
		return new TextSink(dialect, this::statement);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
