package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import org.jspecify.annotations.Nullable;

/**
 * Keeps statements for the history, up to a length that burdens neither the memory nor
 * the history and that every server takes as a value.
 */
final class RecordingSink implements SqlSink {

	private static final int LONGEST = 1_000_000;

	private final List<String> statements = new ArrayList<>();

	private final SqlSink texts;

	private long length;

	RecordingSink(Dialect dialect) {
		this.texts = new TextSink(dialect, this::keep);
	}

	@Override
	public int execute(String sql, List<@Nullable Object> parameters) {
		return this.texts.execute(sql, parameters);
	}

	/**
	 * Rows that are too many are not even written as text.
	 */
	@Override
	public void insert(BulkInsert operation) {
		long size = 0;
		try (Stream<List<@Nullable Object>> rows = operation.rows().stream()) {
			Iterator<List<@Nullable Object>> iterator = rows.iterator();
			while (iterator.hasNext()) {
				size += RowInsert.size(iterator.next());
				requireShort(this.length + size);
			}
		}
		this.texts.insert(operation);
	}

	private void keep(String statement) {
		this.length += statement.length();
		requireShort(this.length);
		this.statements.add(statement);
	}

	private static void requireShort(long length) {
		if (length > LONGEST) {
			throw new TooLongException();
		}
	}

	/**
	 * Return the statements in order.
	 */
	List<String> statements() {
		return this.statements;
	}

	/**
	 * Thrown at the first statement or row that is too much.
	 */
	private static final class TooLongException extends MigrationException {

		private TooLongException() {
			super("The statements are longer than '" + LONGEST + "' characters; the history does not keep so many.");
		}

	}

}
