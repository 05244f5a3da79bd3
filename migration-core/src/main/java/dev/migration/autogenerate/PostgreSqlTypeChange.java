package dev.migration.autogenerate;

import java.util.Map;
import java.util.Set;

import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Changes of type on PostgreSQL, as {@code TypeChangeIntegrationTests} has seen them.
 */
final class PostgreSqlTypeChange {

	private static final Map<String, NumberType> NUMBERS = Map.of("smallint", NumberType.signed(16), "integer",
			NumberType.signed(32), "bigint", NumberType.signed(64), "real", NumberType.REAL, "double precision",
			NumberType.DOUBLE);

	/**
	 * How long the text of a value is at most: years have up to seven digits, and there
	 * are some before Christ.
	 */
	private static final Map<String, Integer> CHARACTERS = Map.of("boolean", 5, "uuid", 36, "date", 13, "time", 15,
			"time with time zone", 24, "timestamp", 29, "timestamp with time zone", 38, "real", 15, "double precision",
			24);

	private static final Set<String> UNLIMITED = Set.of("numeric", "json", "jsonb", "interval", "inet", "cidr");

	private static final Set<String> SPELLED = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision", "boolean", "uuid", "date", "time", "time with time zone", "timestamp",
			"timestamp with time zone", "interval", "jsonb", "inet", "cidr");

	private static final Set<String> TIMES = Set.of("time", "time with time zone", "timestamp",
			"timestamp with time zone", "interval");

	private static final int FULL_PRECISION = 6;

	private final ColumnType from;

	private final ColumnType to;

	private final String before;

	private final String after;

	private PostgreSqlTypeChange(ColumnType from, ColumnType to) {
		this.from = from;
		this.to = to;
		this.before = name(from);
		this.after = name(to);
	}

	static TypeChange between(ColumnType from, ColumnType to) {
		if ((from.dimensions() > 0) != (to.dimensions() > 0)) {
			return TypeChange.UNKNOWN;
		}
		ColumnType before = from.element().withCollation(null);
		ColumnType after = to.element().withCollation(null);
		return before.equals(after) ? TypeChange.LOSSLESS
				: withoutFit(new PostgreSqlTypeChange(before, after).change(), from.dimensions() > 0);
	}

	// Nothing tells the length of what is in an array
	private static TypeChange withoutFit(TypeChange change, boolean array) {
		return (array && change.fit() != null) ? new TypeChange(change.loss(), change.text(), null) : change;
	}

	private TypeChange change() {
		TextType text = text(this.after, this.to);
		TextType former = text(this.before, this.from);
		if (text != null) {
			return (former != null) ? former.to(text, true) : becomesText(text);
		}
		if (former != null) {
			return textBecomes();
		}
		NumberType number = number(this.before, this.from);
		NumberType next = number(this.after, this.to);
		if (number != null && next != null) {
			return number.to(next);
		}
		return this.before.equals(this.after) ? remains() : otherKind();
	}

	private TypeChange becomesText(TextType text) {
		NumberType number = number(this.before, this.from);
		if (number != null && number.characters() != null) {
			return text.from(number.characters());
		}
		if (this.before.startsWith("bit") && !text.padded()) {
			return text
				.from(this.before.equals("bit") ? Integer.valueOf(argument(this.from, 0, 1)) : length(this.from));
		}
		if (CHARACTERS.containsKey(this.before)) {
			return text.from(CHARACTERS.get(this.before));
		}
		return (UNLIMITED.contains(this.before) && !text.padded()) ? text.from(null) : TypeChange.UNKNOWN;
	}

	private TypeChange textBecomes() {
		if (this.after.equals("json")) {
			return TypeChange.ifFits("fails if a value is no JSON");
		}
		return SPELLED.contains(this.after) ? TypeChange.SPELLING : TypeChange.UNKNOWN;
	}

	private TypeChange remains() {
		if (TIMES.contains(this.after)) {
			boolean rounded = argument(this.from, 0, FULL_PRECISION) > argument(this.to, 0, FULL_PRECISION);
			return rounded ? TypeChange.ROUNDED : TypeChange.LOSSLESS;
		}
		if (this.after.equals("bit")) {
			return TypeChange.ifFits("fails if there is a value, since its length differs");
		}
		return this.after.equals("bit varying") ? fewerBits(argument(this.from, 0, Integer.MAX_VALUE))
				: TypeChange.UNKNOWN;
	}

	private TypeChange fewerBits(int bits) {
		return (bits <= argument(this.to, 0, Integer.MAX_VALUE)) ? TypeChange.LOSSLESS
				: TypeChange.ifFits(TextType.TOO_LONG);
	}

	private TypeChange otherKind() {
		return switch (this.before + " -> " + this.after) {
			case "boolean -> integer", "jsonb -> json", "cidr -> inet" -> TypeChange.LOSSLESS;
			case "integer -> boolean" -> TypeChange.lossy("every number but 0 becomes true");
			case "json -> jsonb" -> TypeChange.lossy("order, repeated keys and spelling of JSON are lost");
			case "inet -> cidr" -> TypeChange.lossy("the host's part of addresses is lost");
			case "bit -> bit varying" -> fewerBits(argument(this.from, 0, 1));
			case "bit varying -> bit" -> TypeChange.lossy("values are cut or filled with zeros");
			case "date -> timestamp" -> TypeChange.ifFits("fails for dates after the year 294276");
			case "timestamp -> date", "timestamp with time zone -> date" -> TypeChange.lossy("the time of day is lost");
			case "timestamp -> time", "timestamp with time zone -> time",
					"timestamp with time zone -> time with time zone" ->
				TypeChange.lossy("the date is lost");
			case "time with time zone -> time" -> TypeChange.lossy("the time zone is lost");
			case "interval -> time" -> TypeChange.lossy("days and months are lost");
			case "timestamp -> timestamp with time zone", "timestamp with time zone -> timestamp",
					"date -> timestamp with time zone", "time -> time with time zone" ->
				TypeChange.SESSION_ZONE;
			default -> TypeChange.UNKNOWN;
		};
	}

	private static @Nullable TextType text(String name, ColumnType type) {
		return switch (name) {
			case "text" -> new TextType(null, false);
			case "varchar" -> new TextType(length(type), false);
			case "char" -> new TextType(argument(type, 0, 1), true);
			default -> null;
		};
	}

	private static @Nullable Integer length(ColumnType type) {
		return type.arguments().isEmpty() ? null : Integer.valueOf(type.arguments().get(0));
	}

	private static @Nullable NumberType number(String name, ColumnType type) {
		if (!name.equals("numeric")) {
			return NUMBERS.get(name);
		}
		return type.arguments().isEmpty() ? NumberType.UNLIMITED
				: NumberType.decimal(argument(type, 0, 0), argument(type, 1, 0));
	}

	private static int argument(ColumnType type, int index, int otherwise) {
		return (index < type.arguments().size()) ? Integer.parseInt(type.arguments().get(index)) : otherwise;
	}

	// A type of the user's own may be called like a built-in one
	private static String name(ColumnType type) {
		return type.userType() ? '"' + type.name().toString() + '"' : type.name().name().text();
	}

}
