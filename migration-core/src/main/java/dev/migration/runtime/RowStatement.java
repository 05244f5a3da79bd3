package dev.migration.runtime;

import java.util.List;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A statement about the tool's own rows.
 *
 * @param sql the statement
 * @param parameters the values for its {@code ?}
 * @param check looks at what came of it: the number of rows that it changed; of a query
 * for something that holds or does not, 1 or 0
 */
record RowStatement(String sql, List<@Nullable Object> parameters, IntConsumer check) {

	/**
	 * Send it alone.
	 */
	void send(SqlSink sink) {
		this.check.accept(sink.execute(this.sql, this.parameters));
	}

}
