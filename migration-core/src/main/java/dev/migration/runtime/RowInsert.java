package dev.migration.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows while they are read: many rows by a statement, several statements by a
 * batch, whatever the driver's URL says. What is held at a time is bounded by rows and by
 * the size of their values.
 */
final class RowInsert {

	private static final int ROWS_PER_STATEMENT = 100;

	private static final int STATEMENTS_PER_BATCH = 20;

	// Drivers count parameters of a statement in 16 bits
	private static final int MAXIMUM_PARAMETERS = 32_000;

	private static final long MAXIMUM_SIZE = 1_000_000;

	private final Connection connection;

	private final Dialect dialect;

	private final BulkInsert operation;

	private final boolean untypedStrings;

	private final int rowsPerStatement;

	private long done;

	private int pending;

	RowInsert(Connection connection, Dialect dialect, BulkInsert operation) {
		this.connection = connection;
		this.dialect = dialect;
		this.operation = operation;
		// pgjdbc declares strings as varchar, which no column of another type takes, and
		// knows no lengths of time
		this.untypedStrings = dialect.name().equals("postgresql");
		this.rowsPerStatement = Math.max(1,
				Math.min(ROWS_PER_STATEMENT, MAXIMUM_PARAMETERS / operation.columns().size()));
	}

	void run() throws SQLException {
		try (Stream<List<@Nullable Object>> rows = this.operation.rows().stream();
				PreparedStatement full = this.connection.prepareStatement(sql(this.rowsPerStatement))) {
			Iterator<List<@Nullable Object>> iterator = rows.iterator();
			List<List<@Nullable Object>> batch = new ArrayList<>();
			long size = 0;
			while (iterator.hasNext()) {
				List<@Nullable Object> row = iterator.next();
				batch.add(row);
				size += size(row);
				if (size >= MAXIMUM_SIZE || batch.size() == this.rowsPerStatement * STATEMENTS_PER_BATCH) {
					insert(batch, full);
					batch.clear();
					size = 0;
				}
			}
			insert(batch, full);
		}
	}

	/**
	 * Return about how much memory or text a row takes.
	 */
	static long size(List<@Nullable Object> row) {
		long size = 0;
		for (Object value : row) {
			size += (value instanceof CharSequence text) ? text.length()
					: (value instanceof byte[] bytes) ? bytes.length : 16;
		}
		return size;
	}

	private void insert(List<List<@Nullable Object>> rows, PreparedStatement full) throws SQLException {
		this.pending = rows.size();
		int inFull = rows.size() - rows.size() % this.rowsPerStatement;
		for (int start = 0; start < inFull; start += this.rowsPerStatement) {
			bind(full, rows.subList(start, start + this.rowsPerStatement));
			full.addBatch();
		}
		if (inFull > 0) {
			full.executeBatch();
		}
		if (inFull < rows.size()) {
			try (PreparedStatement rest = this.connection.prepareStatement(sql(rows.size() - inFull))) {
				bind(rest, rows.subList(inFull, rows.size()));
				rest.executeUpdate();
			}
		}
		this.done += rows.size();
	}

	private void bind(PreparedStatement statement, List<List<@Nullable Object>> rows) throws SQLException {
		int parameter = 1;
		for (List<@Nullable Object> row : rows) {
			for (Object value : row) {
				bind(statement, parameter++, this.dialect.bound(value));
			}
		}
	}

	private void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
		if (value == null) {
			statement.setNull(parameter, Types.NULL);
		}
		else if (this.untypedStrings && (value instanceof String || value instanceof TemporalAmount)) {
			statement.setObject(parameter, value.toString(), Types.OTHER);
		}
		else {
			statement.setObject(parameter, value);
		}
	}

	private String sql(int rows) {
		String row = IntStream.range(0, this.operation.columns().size())
			.mapToObj((column) -> this.dialect.parameter(type(column)))
			.collect(Collectors.joining(", ", "(", ")"));
		return start() + IntStream.range(0, rows).mapToObj((number) -> row).collect(Collectors.joining(", "));
	}

	private @Nullable ColumnType type(int column) {
		return this.operation.types().isEmpty() ? null : this.operation.types().get(column);
	}

	private String start() {
		return "INSERT INTO " + this.dialect.quote(this.operation.table()) + " ("
				+ this.operation.columns().stream().map(this.dialect::quote).collect(Collectors.joining(", "))
				+ ") VALUES ";
	}

	/**
	 * Return what a person needs to find the place.
	 */
	@Override
	public String toString() {
		return start() + "... (" + ((this.pending == 1) ? "row " + (this.done + 1)
				: "rows " + (this.done + 1) + " to " + (this.done + this.pending)) + ")";
	}

}
