package dev.migration.autogenerate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A change from one type to another, and what it means for the values that are there.
 * Only what is known to keep every value passes without a word.
 *
 * @param from the type of the values
 * @param to the type that they are converted to
 */
record TypeChange(ColumnType from, ColumnType to) {

	private static final String TOO_LARGE = "fails if a value does not fit";

	private static final String ROUNDED = "values are rounded";

	private static final String UNKNOWN = "check that every value converts as intended";

	private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

	private static final List<Integer> INTEGER_DIGITS = List.of(5, 10, 19);

	private static final Set<String> FLOATS = Set.of("real", "double precision");

	private static final Set<String> TEXTS = Set.of("char", "varchar", "text");

	private static final Set<String> TIMESTAMPS = Set.of("timestamp", "timestamp with time zone");

	private static final Set<String> TIMES = Set.of("time", "time with time zone", "timestamp",
			"timestamp with time zone", "interval");

	private static final int FULL_PRECISION = 6;

	/**
	 * Return what a reviewer has to know.
	 * @return half a sentence, empty if every value stays what it is
	 */
	Optional<String> consequence() {
		return Optional.ofNullable(this.from.equals(this.to) ? null : consequence(name(this.from), name(this.to)));
	}

	private @Nullable String consequence(String before, String after) {
		if (this.from.dimensions() != this.to.dimensions()) {
			return UNKNOWN;
		}
		if (TEXTS.contains(after) && !before.equals("bytea")) {
			return becomesText(before);
		}
		if (isNumber(before) && isNumber(after)) {
			return becomesNumber(before, after);
		}
		if (before.equals(after)) {
			return remains(before);
		}
		if (before.equals("date") && after.equals("timestamp")) {
			return null;
		}
		if (TIMESTAMPS.contains(before) && after.equals("date")) {
			return "the time of day is lost";
		}
		boolean zoned = TIMESTAMPS.contains(after) && (TIMESTAMPS.contains(before) || before.equals("date"));
		return zoned ? "values are read in the session's time zone" : UNKNOWN;
	}

	private @Nullable String becomesText(String before) {
		boolean fits = TEXTS.contains(before) ? length(this.from) <= length(this.to)
				: length(this.to) == Integer.MAX_VALUE;
		return fits ? null : TOO_LARGE;
	}

	private @Nullable String becomesNumber(String before, String after) {
		boolean exact = !FLOATS.contains(before) && !FLOATS.contains(after);
		if (exact) {
			boolean rounded = scale(this.from) > scale(this.to);
			boolean fits = wholeDigits(this.from) <= wholeDigits(this.to);
			return fits ? (rounded ? ROUNDED : null) : (rounded ? ROUNDED + ", and it " + TOO_LARGE : TOO_LARGE);
		}
		if (FLOATS.contains(after)) {
			boolean wider = after.equals("double precision")
					&& (before.equals("real") || before.equals("smallint") || before.equals("integer"));
			return (wider || before.equals(after)) ? null : ROUNDED + ", and it " + TOO_LARGE;
		}
		return ROUNDED + ", and it " + TOO_LARGE;
	}

	private @Nullable String remains(String name) {
		if (this.from.withCollation(null).equals(this.to.withCollation(null))) {
			return null;
		}
		if (TIMES.contains(name)) {
			return (argument(this.from, 0, FULL_PRECISION) > argument(this.to, 0, FULL_PRECISION)) ? ROUNDED : null;
		}
		return UNKNOWN;
	}

	private static boolean isNumber(String name) {
		return name.equals("numeric") || INTEGERS.contains(name) || FLOATS.contains(name);
	}

	private static int wholeDigits(ColumnType type) {
		int integer = INTEGERS.indexOf(name(type));
		if (integer >= 0) {
			return INTEGER_DIGITS.get(integer);
		}
		return type.arguments().isEmpty() ? Integer.MAX_VALUE : argument(type, 0, 0) - scale(type);
	}

	private static int scale(ColumnType type) {
		if (INTEGERS.contains(name(type))) {
			return 0;
		}
		return type.arguments().isEmpty() ? Integer.MAX_VALUE : argument(type, 1, 0);
	}

	private static int length(ColumnType type) {
		return argument(type, 0, name(type).equals("char") ? 1 : Integer.MAX_VALUE);
	}

	private static int argument(ColumnType type, int index, int otherwise) {
		return (index < type.arguments().size()) ? Integer.parseInt(type.arguments().get(index)) : otherwise;
	}

	// A type of the user's own may be called like a built-in one
	private static String name(ColumnType type) {
		return type.userType() ? '"' + type.name().toString() + '"' : type.name().name().text();
	}

}
