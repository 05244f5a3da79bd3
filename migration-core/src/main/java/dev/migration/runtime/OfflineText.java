package dev.migration.runtime;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.scripts.SqlText;

/**
 * The text of an offline run: statements, each ending in a semicolon and an empty line.
 */
final class OfflineText {

	private final Dialect dialect;

	private final StringBuilder text = new StringBuilder();

	OfflineText(Dialect dialect) {
		this.dialect = dialect;
	}

	void comment(String comment) {
		this.text.append("-- ").append(comment.replaceAll("\\R", " ")).append("\n\n");
	}

	void statement(String statement) {
		this.text.append(SqlText.of(this.dialect, "statement", statement).terminated()).append("\n\n");
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
