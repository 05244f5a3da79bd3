package dev.migration.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Rows;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a bulk insert that a script lists, made by {@link Ddl#rows(String, String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RowsList extends RowsSpec {

	private final List<List<@Nullable Object>> values;

	private RowsList(List<Name> columns, List<TypeSpec> types, List<List<@Nullable Object>> values) {
		super(columns, types, Rows.of(values));
		this.values = values;
	}

	static RowsList of(List<Name> columns) {
		return new RowsList(columns, List.of(), List.of());
	}

	static RowsList ofTyped(List<ColumnSpec> columns) {
		return new RowsList(columns.stream().map(ColumnSpec::name).toList(),
				columns.stream().map(ColumnSpec::type).toList(), List.of());
	}

	/**
	 * Add a row.
	 * @param row one value for each column
	 * @return the rows with this one
	 */
	public RowsList row(@Nullable Object... row) {
		if (row.length != columns().size()) {
			throw new InvalidOperationException("A row has '" + row.length + "' values " + Arrays.toString(row)
					+ " for columns " + columns() + "; give one value for each.");
		}
		List<List<@Nullable Object>> more = new ArrayList<>(this.values);
		more.add(Collections.unmodifiableList(Arrays.asList(row.clone())));
		return new RowsList(columns(), types(), more);
	}

	/**
	 * Take the rows from something that holds them. They are not copied and may be read
	 * more than once.
	 * @param rows the values of each row, one for each column
	 * @return the rows
	 */
	public RowsSpec from(Iterable<? extends List<? extends @Nullable Object>> rows) {
		requireNoRows();
		return new RowsSpec(columns(), types(), Rows.of(rows));
	}

	/**
	 * Take the rows from a stream such as the lines of a file. At no time are all of them
	 * in memory.
	 * @param rows opens the stream, each time the rows are read; it is closed afterwards
	 * @return the rows
	 */
	public RowsSpec from(Supplier<? extends Stream<? extends List<? extends @Nullable Object>>> rows) {
		requireNoRows();
		return new RowsSpec(columns(), types(), Rows.from(rows));
	}

	private void requireNoRows() {
		if (!this.values.isEmpty()) {
			throw new InvalidOperationException("Rows of columns " + columns()
					+ " are both listed and taken from elsewhere; use two bulk inserts.");
		}
	}

}
