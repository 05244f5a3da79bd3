package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.operation.BulkInsert;
import org.jspecify.annotations.Nullable;

/**
 * Rows as literals in the statements that insert them.
 */
final class PostgreSqlRows {

	private static final int ROWS_PER_INSERT = 500;

	private PostgreSqlRows() {
	}

	static List<String> insert(BulkInsert operation) {
		String start = "INSERT INTO " + PostgreSqlNames.quote(operation.table()) + " "
				+ PostgreSqlClauses.columns(operation.columns()) + " VALUES ";
		List<String> statements = new ArrayList<>();
		List<String> batch = new ArrayList<>();
		operation.rows().forEach((row) -> {
			batch.add(row(row));
			if (batch.size() == ROWS_PER_INSERT) {
				statements.add(start + String.join(", ", batch));
				batch.clear();
			}
		});
		if (!batch.isEmpty()) {
			statements.add(start + String.join(", ", batch));
		}
		return statements;
	}

	private static String row(List<@Nullable Object> values) {
		return values.stream().map(PostgreSqlLiterals::literal).collect(Collectors.joining(", ", "(", ")"));
	}

}
