package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.MariaDbReflection.TableRow;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of MariaDB, each of which is a table with one row that says how it counts.
 */
final class MariaDbSequenceRows {

	private final MariaDbCatalog catalog;

	private final Dialect dialect;

	MariaDbSequenceRows(MariaDbCatalog catalog, Dialect dialect) {
		this.catalog = catalog;
		this.dialect = dialect;
	}

	/**
	 * Read all of them in one query.
	 */
	List<Sequence> read(List<TableRow> rows) throws SQLException {
		if (rows.isEmpty()) {
			return List.of();
		}
		Map<Integer, SequenceOptions> options = new HashMap<>();
		this.catalog.queryPlain(rows.stream()
			.map((row) -> "SELECT " + rows.indexOf(row)
					+ " AS position, start_value, increment, minimum_value, maximum_value, cache_size, cycle_option FROM "
					+ MariaDbText.quote(this.catalog.schema()) + "." + MariaDbText.quote(row.storedName()))
			.collect(Collectors.joining("\nUNION ALL\n")), (row) -> options.put(row.getInt("position"), options(row)));
		return options.entrySet().stream().sorted(Map.Entry.comparingByKey()).map((entry) -> {
			QualifiedName name = rows.get(entry.getKey()).name();
			return new Sequence(name, type(), entry.getValue());
		}).toList();
	}

	private ColumnType type() {
		return this.dialect.parseType("bigint");
	}

	private static SequenceOptions options(ResultSet row) throws SQLException {
		long increment = row.getLong("increment");
		boolean up = increment > 0;
		return new SequenceOptions(row.getLong("start_value"), increment,
				unlessDefault(row.getLong("minimum_value"), up ? 1 : -Long.MAX_VALUE),
				unlessDefault(row.getLong("maximum_value"), up ? Long.MAX_VALUE - 1 : -1),
				Math.max(1, row.getLong("cache_size")), row.getBoolean("cycle_option"));
	}

	private static @Nullable Long unlessDefault(long value, long defaultValue) {
		return (value != defaultValue) ? value : null;
	}

}
