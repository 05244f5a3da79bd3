package dev.migration.autogenerate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Changes of type on H2, as {@code H2TypeChangeIntegrationTests} has seen them.
 */
final class H2TypeChange {

	private static final Map<String, NumberType> NUMBERS = Map.of("tinyint", NumberType.signed(8), "smallint",
			NumberType.signed(16), "integer", NumberType.signed(32), "bigint", NumberType.signed(64), "real",
			NumberType.REAL, "double precision", NumberType.DOUBLE);

	private static final Map<String, Integer> CHARACTERS = Map.of("boolean", 5, "uuid", 36, "date", 17,
			"time with time zone", 27, "timestamp", 36, "timestamp with time zone", 45, "real", 15, "double precision",
			24);

	private static final Set<String> SPELLED = Set.of("tinyint", "smallint", "integer", "bigint", "numeric", "real",
			"double precision", "boolean", "uuid", "date", "time", "time with time zone", "timestamp",
			"timestamp with time zone");

	private static final int CHARACTERS_OF_TIME = 8;

	private static final int FULL_PRECISION = 6;

	private final ColumnType from;

	private final ColumnType to;

	private final String before;

	private final String after;

	private H2TypeChange(ColumnType from, ColumnType to) {
		this.from = from;
		this.to = to;
		this.before = name(from);
		this.after = name(to);
	}

	static TypeChange between(ColumnType from, ColumnType to) {
		return (from.dimensions() + to.dimensions() > 0) ? TypeChange.UNKNOWN : new H2TypeChange(from, to).change();
	}

	private TypeChange change() {
		TextType text = text(this.after, this.to);
		TextType former = text(this.before, this.from);
		if (text != null) {
			return (former != null) ? former.to(text, false) : becomesText(text);
		}
		if (former != null) {
			return (SPELLED.contains(this.after) || this.after.equals("enum")) ? TypeChange.SPELLING
					: TypeChange.UNKNOWN;
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
		if (this.before.equals("enum")) {
			return text.from(this.from.arguments().stream().mapToInt((value) -> value.length() - 2).max().orElse(0));
		}
		if (this.before.equals("time")) {
			int digits = argument(this.from, 0, 0);
			return text.from(CHARACTERS_OF_TIME + ((digits > 0) ? digits + 1 : 0));
		}
		return CHARACTERS.containsKey(this.before) ? text.from(CHARACTERS.get(this.before)) : TypeChange.UNKNOWN;
	}

	private TypeChange remains() {
		return switch (this.after) {
			case "enum" -> new HashSet<>(this.to.arguments()).containsAll(this.from.arguments()) ? TypeChange.LOSSLESS
					: TypeChange.ifFits("fails if a value is none of those of the new type");
			case "time", "time with time zone" -> precision(0);
			case "timestamp", "timestamp with time zone" -> precision(FULL_PRECISION);
			case "varbinary", "blob" -> bytes();
			default -> TypeChange.UNKNOWN;
		};
	}

	private TypeChange precision(int usual) {
		return (argument(this.from, 0, usual) > argument(this.to, 0, usual)) ? TypeChange.ROUNDED : TypeChange.LOSSLESS;
	}

	private TypeChange bytes() {
		int most = argument(this.to, 0, Integer.MAX_VALUE);
		int usual = this.before.equals("binary") ? 1 : Integer.MAX_VALUE;
		return (argument(this.from, 0, usual) <= most) ? TypeChange.LOSSLESS
				: TypeChange.ifFits(TextType.TOO_LONG, Fit.bytes(most));
	}

	private TypeChange otherKind() {
		return switch (this.before + " -> " + this.after) {
			case "binary -> varbinary", "varbinary -> blob", "binary -> blob", "blob -> varbinary" -> bytes();
			case "boolean -> tinyint", "boolean -> smallint", "boolean -> integer", "boolean -> bigint",
					"date -> timestamp" ->
				TypeChange.LOSSLESS;
			case "timestamp -> date", "timestamp with time zone -> date" -> TypeChange.lossy("the time of day is lost");
			case "timestamp -> time", "timestamp with time zone -> time",
					"timestamp with time zone -> time with time zone" ->
				TypeChange.lossy("the date is lost");
			case "time with time zone -> time" -> TypeChange.lossy("the time zone is lost");
			case "timestamp -> timestamp with time zone", "timestamp with time zone -> timestamp",
					"date -> timestamp with time zone", "time -> time with time zone" ->
				TypeChange.SESSION_ZONE;
			default -> TypeChange.UNKNOWN;
		};
	}

	private static @Nullable TextType text(String name, ColumnType type) {
		return switch (name) {
			case "varchar", "clob" -> new TextType(type.arguments().isEmpty() ? null : argument(type, 0, 0), false);
			case "char" -> new TextType(argument(type, 0, 1), true);
			default -> null;
		};
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

	private static String name(ColumnType type) {
		return type.userType() ? '"' + type.name().toString() + '"' : type.name().name().text();
	}

}
