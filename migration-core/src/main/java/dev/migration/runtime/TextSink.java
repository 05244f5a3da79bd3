package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import org.jspecify.annotations.Nullable;

/**
 * Hands statements on as complete texts, parameters written as literals. Serves offline
 * SQL and the downgrade that is recorded in the history.
 */
final class TextSink implements SqlSink {

	private final Dialect dialect;

	private final Consumer<String> statements;

	TextSink(Dialect dialect, Consumer<String> statements) {
		this.dialect = dialect;
		this.statements = statements;
	}

	@Override
	public int execute(String sql, List<@Nullable Object> parameters) {
		this.dialect.statements(new ExecuteSql(sql, parameters)).forEach(this.statements);
		return 1;
	}

	@Override
	public void insert(BulkInsert operation) {
		this.dialect.statements(operation).forEach(this.statements);
	}

}
