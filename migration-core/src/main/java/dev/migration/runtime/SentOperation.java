package dev.migration.runtime;

import java.util.List;
import java.util.function.Supplier;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation on its way to the database or a text.
 *
 * @param position which call of the script it is, from 1
 * @param operation the operation
 * @param checksum the checksum of the operation; rows that were sent need not be read for
 * it again
 * @param answers what the database was asked for it, so that it depends on when it is run
 */
record SentOperation(int position, Operation operation, Supplier<String> checksum, Answers answers) {

	/**
	 * Return the operation if the tool writes its statements, and not a person.
	 */
	@Nullable Operation structured() {
		return (this.operation instanceof ExecuteSql) ? null : this.operation;
	}

	/**
	 * Return the statements that carry the operation out.
	 * @param dialect the language of the database
	 * @return the statements in order
	 */
	List<SentStatement> statements(Dialect dialect) {
		if (this.operation instanceof ExecuteSql data) {
			return List.of(new SentStatement(StatementText.of(dialect, data.sql()), this.checksum,
					(sink) -> sink.execute(data.sql(), data.parameters())));
		}
		if (this.operation instanceof BulkInsert data) {
			return List.of(new SentStatement(StatementText.of(dialect, "INSERT INTO " + dialect.quote(data.table())),
					this.checksum, (sink) -> sink.insert(data)));
		}
		return dialect.statements(this.operation).stream().map((sql) -> SentStatement.of(dialect, sql)).toList();
	}

}
