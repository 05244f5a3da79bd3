package dev.migration.dialect;

import java.util.List;
import java.util.Set;

import dev.migration.schema.ColumnType;

/**
 * The expression that makes a value of one type one of another. Where PostgreSQL has no
 * cast from one to the other the value goes through its text, so that the change is
 * possible at all, and fails if that text is none of the new type. Large objects, of
 * which a column has only the number, are read and written: the number is no value of
 * theirs.
 */
final class PostgreSqlConversion {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> TEXTS = Set.of("char", "varchar", "text");

	/** Types that have a cast to another of the same group, and to no other. */
	private static final List<Set<String>> GROUPS = List.of(NUMBERS, Set.of("json", "jsonb"),
			Set.of("date", "timestamp", "timestamp with time zone"), Set.of("time", "time with time zone"),
			Set.of("time", "interval"), Set.of("boolean", "integer"));

	/** Casts that have no way back, beside those of jsonb to numbers. */
	private static final Set<String> ONE_WAY = Set.of("timestamp -> time", "timestamp with time zone -> time",
			"timestamp with time zone -> time with time zone", "jsonb -> boolean");

	private static final Set<String> KNOWN = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision", "json", "jsonb", "date", "timestamp", "timestamp with time zone", "time",
			"time with time zone", "interval", "uuid", "boolean");

	private final String column;

	private final ColumnType from;

	private final ColumnType to;

	private PostgreSqlConversion(String column, ColumnType from, ColumnType to) {
		this.column = column;
		this.from = from;
		this.to = to;
	}

	/**
	 * Return the expression.
	 * @param column the quoted name of the column
	 * @param from its type
	 * @param to the type that it gets
	 * @return the SQL that stands after {@code USING}
	 */
	static String of(String column, ColumnType from, ColumnType to) {
		return new PostgreSqlConversion(column, from, to).expression();
	}

	private String expression() {
		String before = name(this.from);
		String after = name(this.to);
		if (before.equals("oid") && TEXTS.contains(after)) {
			return "convert_from(lo_get(" + this.column + "), 'UTF8')";
		}
		if (before.equals("oid") && after.equals("bytea")) {
			return "lo_get(" + this.column + ")";
		}
		if (TEXTS.contains(before) && after.equals("oid")) {
			return "lo_from_bytea(0, convert_to(" + this.column + ", 'UTF8'))";
		}
		if (before.equals("bytea") && after.equals("oid")) {
			return "lo_from_bytea(0, " + this.column + ")";
		}
		return this.column + step() + "::" + PostgreSqlTypes.renderCast(this.to);
	}

	private String step() {
		if ((this.from.dimensions() > 0) != (this.to.dimensions() > 0)) {
			return "";
		}
		String before = name(this.from.element());
		String after = name(this.to.element());
		String array = (this.from.dimensions() > 0) ? "[]" : "";
		if (this.from.userType() && this.to.userType()) {
			return "::text" + array;
		}
		if (this.from.userType() || this.to.userType()) {
			// What is no enum may have casts of its own
			String builtIn = this.from.userType() ? after : before;
			return (NUMBERS.contains(builtIn) || builtIn.equals("boolean") || builtIn.equals("uuid")) ? "::text" + array
					: "";
		}
		if (!KNOWN.contains(before) || !KNOWN.contains(after) || isCastable(before, after)) {
			return "";
		}
		boolean truth = before.equals("boolean") && NUMBERS.contains(after)
				|| NUMBERS.contains(before) && after.equals("boolean");
		return (truth ? "::integer" : "::text") + array;
	}

	private static boolean isCastable(String before, String after) {
		if (before.equals(after) || GROUPS.stream().anyMatch((group) -> group.containsAll(List.of(before, after)))) {
			return true;
		}
		return ONE_WAY.contains(before + " -> " + after) || before.equals("jsonb") && NUMBERS.contains(after);
	}

	private static String name(ColumnType type) {
		if (type.userType() || type.dimensions() > 0) {
			return "";
		}
		String name = type.name().name().text();
		return name.startsWith("interval ") ? "interval" : name;
	}

}
