package dev.migration.reflection;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * Sequences from H2's catalog; those of identity columns are part of the column.
 */
final class H2SequenceRows {

	private static final long DEFAULT_CACHE = 32;

	private static final String SQL = """
			SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, START_VALUE, INCREMENT, MINIMUM_VALUE, MAXIMUM_VALUE,
				CACHE, CYCLE_OPTION
			FROM INFORMATION_SCHEMA.SEQUENCES
			WHERE SEQUENCE_SCHEMA IN (%s)
			""";

	private H2SequenceRows() {
	}

	static List<Sequence> read(H2Catalog catalog) throws SQLException {
		List<Sequence> sequences = new ArrayList<>();
		catalog.query(SQL, (row) -> {
			QualifiedName name = catalog.included("sequence", row.getString("SEQUENCE_SCHEMA"),
					row.getString("SEQUENCE_NAME"));
			if (name != null) {
				ColumnType type = catalog.dialect().parseType(row.getString("DATA_TYPE"));
				sequences.add(new Sequence(name, type, options(row, type)));
			}
		});
		return sequences;
	}

	private static SequenceOptions options(ResultSet row, ColumnType type) throws SQLException {
		return options(type, row.getLong("START_VALUE"), row.getLong("INCREMENT"), row.getLong("MINIMUM_VALUE"),
				row.getLong("MAXIMUM_VALUE"), row.getLong("CACHE"), row.getString("CYCLE_OPTION"));
	}

	static SequenceOptions identity(ResultSet row, ColumnType type) throws SQLException {
		return options(type, row.getLong("IDENTITY_START"), row.getLong("IDENTITY_INCREMENT"),
				row.getLong("IDENTITY_MINIMUM"), row.getLong("IDENTITY_MAXIMUM"), row.getLong("IDENTITY_CACHE"),
				row.getString("IDENTITY_CYCLE"));
	}

	private static SequenceOptions options(ColumnType type, long start, long increment, long minimum, long maximum,
			long cache, String cycle) {
		long lowest = lowest(type);
		long defaultMinimum = (increment > 0) ? 1 : lowest;
		long defaultMaximum = (increment > 0) ? -(lowest + 1) : -1;
		return new SequenceOptions(start, increment, unlessDefault(minimum, defaultMinimum),
				unlessDefault(maximum, defaultMaximum),
				isChosenByServer(cache, increment, minimum, maximum) ? 1 : cache, cycle.equals("YES"));
	}

	/**
	 * The server caches 32 values, fewer if there are not as many, and of a descending
	 * sequence it says a number below zero (2.4.240).
	 */
	private static boolean isChosenByServer(long cache, long increment, long minimum, long maximum) {
		if (cache <= 1 || cache == DEFAULT_CACHE) {
			return true;
		}
		BigInteger steps = BigInteger.valueOf(maximum)
			.subtract(BigInteger.valueOf(minimum))
			.divide(BigInteger.valueOf(increment).abs());
		return cache < DEFAULT_CACHE && steps.compareTo(BigInteger.valueOf(cache)) <= 0;
	}

	private static long lowest(ColumnType type) {
		return switch (type.name().toString()) {
			case "tinyint" -> Byte.MIN_VALUE;
			case "smallint" -> Short.MIN_VALUE;
			case "integer" -> Integer.MIN_VALUE;
			default -> Long.MIN_VALUE;
		};
	}

	private static @Nullable Long unlessDefault(long value, long defaultValue) {
		return (value != defaultValue) ? value : null;
	}

}
