package dev.migration.runtime;

import java.util.List;

import dev.migration.operation.BulkInsert;
import org.jspecify.annotations.Nullable;

/**
 * Where the statements of a migration go: to a connection, to a text, to a recorder. The
 * runner does not know which.
 */
interface SqlSink {

	/**
	 * Take a statement.
	 * @param sql the statement
	 * @param parameters the values for its {@code ?}
	 * @return the number of rows that it changed, or 1 where that cannot be known
	 */
	int execute(String sql, List<@Nullable Object> parameters);

	/**
	 * Take rows.
	 * @param operation the rows and where they belong
	 */
	void insert(BulkInsert operation);

	/**
	 * Take work that sends its own statements.
	 * @param name what the script calls it
	 * @param work the work
	 */
	default void work(String name, Runnable work) {
		work.run();
	}

	/**
	 * Take a statement without parameters.
	 * @param sql the statement
	 */
	default void execute(String sql) {
		execute(sql, List.of());
	}

}
