package dev.migration.autogenerate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Changes of type on MariaDB and MySQL in the strict mode of migrations, as
 * {@code MariaDbTypeChangeIntegrationTests} has seen them.
 */
final class MySqlTypeChange {

	private static final Pattern CHARACTER_SET = Pattern.compile(" character set (?<set>\\w+)");

	private static final Map<String, Integer> BITS = Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32,
			"bigint", 64);

	private static final Map<String, Long> BYTES_OF_TEXTS = Map.of("tinytext", 255L, "text", 65_535L, "mediumtext",
			16_777_215L, "longtext", 4_294_967_295L);

	private static final Map<String, Long> BYTES_OF_BLOBS = Map.of("tinyblob", 255L, "blob", 65_535L, "mediumblob",
			16_777_215L, "longblob", 4_294_967_295L);

	private static final Map<String, Integer> CHARACTERS = Map.of("date", 10, "time", 10, "datetime", 19, "timestamp",
			19, "year", 4, "uuid", 36, "inet4", 15, "inet6", 39);

	private static final Set<String> FRACTIONS = Set.of("time", "datetime", "timestamp");

	private static final Set<String> SPELLED = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal",
			"double", "float", "date", "time", "datetime", "timestamp", "year", "uuid", "inet4", "inet6", "enum",
			"set");

	private static final String NO_JSON = "fails if a value is no JSON";

	private static final String NO_VALUE = "fails if a value is none of those of the new type";

	private static final int BYTES_OF_CHARACTER = 4;

	private final ColumnType from;

	private final ColumnType to;

	private final String before;

	private final String after;

	private MySqlTypeChange(ColumnType from, ColumnType to) {
		this.from = from;
		this.to = to;
		this.before = name(from);
		this.after = name(to);
	}

	static TypeChange between(ColumnType from, ColumnType to) {
		return new MySqlTypeChange(from, to).change();
	}

	private TypeChange change() {
		if (isText(this.before) && isText(this.after)) {
			return textStaysText();
		}
		if (BYTES_OF_BLOBS.containsKey(this.after) || this.after.endsWith("binary")) {
			return becomesBytes();
		}
		if (isText(this.after)) {
			return becomesText();
		}
		if (isText(this.before)) {
			return textBecomes();
		}
		if (isList(this.before) && isList(this.after)) {
			return valuesChange();
		}
		NumberType number = number(this.before, this.from);
		NumberType next = number(this.after, this.to);
		if (number != null && next != null) {
			return (this.after.equals("bit") && !this.before.equals("bit") && number.minimum() != null
					&& number.minimum().signum() < 0) ? TypeChange.UNKNOWN : number.to(next);
		}
		return this.before.equals(this.after) ? remains() : otherKind();
	}

	private TypeChange textStaysText() {
		if (this.after.equals("json") && !this.before.equals("json")) {
			return TypeChange.ifFits(NO_JSON);
		}
		TypeChange characters = charactersFit();
		TypeChange set = characterSetFits();
		if (characters.loss() == Loss.LOSSY || set.loss() == Loss.LOSSLESS) {
			return characters;
		}
		// A length alone does not tell that the characters are known
		return (characters.loss() == Loss.LOSSLESS) ? set
				: TypeChange.ifFits(characters.text() + ", or if the new character set lacks one of its characters");
	}

	private TypeChange characterSetFits() {
		String old = characterSet(this.from);
		String next = characterSet(this.to);
		boolean known = next.equals(old) || next.equals("utf8mb4") || (old.equals("ascii") && !next.isEmpty())
				|| (next.equals("utf8mb3") && (old.equals("latin1")));
		return known ? TypeChange.LOSSLESS
				: TypeChange.ifFits("fails if the new character set lacks a character of a value");
	}

	private TypeChange charactersFit() {
		Long bytes = BYTES_OF_TEXTS.get(this.after.equals("json") ? "longtext" : this.after);
		if (bytes != null) {
			return bytesFit(bytes);
		}
		TextType text = new TextType(characters(this.to), this.after.equals("char"));
		Long bytesBefore = BYTES_OF_TEXTS.get(this.before);
		// A character has one byte at least
		Integer had = (bytesBefore != null && bytesBefore < Integer.MAX_VALUE) ? Integer.valueOf(bytesBefore.intValue())
				: characters(this.from);
		return new TextType(had, this.before.equals("char")).to(text, true);
	}

	private TypeChange bytesFit(long most) {
		Long had = bytes(this.from);
		if (had != null && had <= most) {
			return TypeChange.LOSSLESS;
		}
		// The bytes of another character set cannot be counted before
		boolean counted = characterSet(this.from).equals(characterSet(this.to));
		return TypeChange.ifFits(TextType.TOO_LONG, counted ? Fit.bytes(most) : null);
	}

	private TypeChange becomesBytes() {
		boolean wasBytes = BYTES_OF_BLOBS.containsKey(this.before) || this.before.endsWith("binary");
		if (!wasBytes) {
			return TypeChange.UNKNOWN;
		}
		long had = BYTES_OF_BLOBS.getOrDefault(this.before, (long) argument(this.from, 0, 1));
		long most = BYTES_OF_BLOBS.getOrDefault(this.after, (long) argument(this.to, 0, 1));
		Fit fit = (had <= most) ? null : Fit.bytes(most);
		if (this.after.equals("binary") && !(this.before.equals("binary") && fit != null)) {
			return TypeChange
				.lossy("values are filled with zeros" + ((fit != null) ? ", and it " + TextType.TOO_LONG : ""), fit);
		}
		return (fit != null) ? TypeChange.ifFits(TextType.TOO_LONG, fit) : TypeChange.LOSSLESS;
	}

	private TypeChange becomesText() {
		Integer length = lengthOfText();
		if (length == null || this.from.name().toString().contains("zerofill")) {
			return TypeChange.UNKNOWN;
		}
		Integer most = characters(this.to);
		Long bytes = BYTES_OF_TEXTS.get(this.after);
		boolean fits = (most == null || length <= most)
				&& (bytes == null || (long) length * BYTES_OF_CHARACTER <= bytes);
		if (this.after.equals("json") && number(this.before, this.from) == null && !this.before.equals("year")) {
			return TypeChange.ifFits(NO_JSON);
		}
		boolean ascii = this.from.arguments().stream().allMatch(MySqlTypeChange::isAscii);
		return fits ? (ascii ? TypeChange.LOSSLESS : characterSetFits()) : TypeChange.ifFits(TextType.TOO_LONG);
	}

	private @Nullable Integer lengthOfText() {
		if (isList(this.before)) {
			return this.from.arguments()
				.stream()
				.mapToInt(MySqlTypeChange::length)
				.reduce(0, (sum, length) -> this.before.equals("set") ? sum + length + 1 : Math.max(sum, length));
		}
		if (FRACTIONS.contains(this.before)) {
			int digits = argument(this.from, 0, 0);
			int seconds = CHARACTERS.getOrDefault(this.before, 0);
			return seconds + ((digits > 0) ? digits + 1 : 0);
		}
		NumberType number = this.before.equals("bit") ? null : number(this.before, this.from);
		return (number != null) ? number.characters() : CHARACTERS.get(this.before);
	}

	private TypeChange textBecomes() {
		return SPELLED.contains(this.after) ? TypeChange.SPELLING : TypeChange.UNKNOWN;
	}

	/**
	 * The values are found by their text, wherever they stand. A case alone is no
	 * difference to the server, nor may an accent be.
	 */
	private TypeChange valuesChange() {
		Set<String> values = new HashSet<>(this.to.arguments());
		List<String> removed = this.from.arguments().stream().filter((value) -> !values.contains(value)).toList();
		if (!removed.isEmpty()) {
			boolean similar = removed.stream()
				.anyMatch((value) -> this.to.arguments().stream().anyMatch((other) -> isSimilar(value, other)));
			String used = String.join(", ", removed) + ((removed.size() == 1) ? " is in use" : " are in use");
			return similar ? TypeChange.lossy("fails, or another value takes its place, if " + used)
					: TypeChange.ifFits("fails if " + used);
		}
		return (this.before.equals("set") && this.after.equals("enum")) ? TypeChange.ifFits(NO_VALUE)
				: characterSetFits();
	}

	private static boolean isSimilar(String one, String other) {
		return one.equalsIgnoreCase(other) || !isAscii(one) || !isAscii(other);
	}

	private static boolean isAscii(String text) {
		return text.chars().allMatch((character) -> character < 128);
	}

	private TypeChange remains() {
		if (FRACTIONS.contains(this.after)) {
			return (argument(this.from, 0, 0) > argument(this.to, 0, 0)) ? TypeChange.lossy("fractions are cut off")
					: TypeChange.LOSSLESS;
		}
		return TypeChange.UNKNOWN;
	}

	private TypeChange otherKind() {
		return switch (this.before + " -> " + this.after) {
			case "date -> datetime", "year -> smallint", "year -> int", "year -> bigint", "inet4 -> inet6" ->
				TypeChange.LOSSLESS;
			case "timestamp -> datetime" -> fractionsStay(TypeChange.LOSSLESS);
			case "datetime -> timestamp", "date -> timestamp" ->
				fractionsStay(TypeChange.ifFits("fails for moments that the new type does not know"));
			case "datetime -> date", "timestamp -> date" -> TypeChange.lossy("the time of day is lost");
			case "datetime -> time", "timestamp -> time" -> TypeChange.lossy("the date is lost");
			case "time -> datetime", "time -> timestamp" -> TypeChange.lossy("values get the day of the migration");
			default -> TypeChange.UNKNOWN;
		};
	}

	private TypeChange fractionsStay(TypeChange otherwise) {
		return (argument(this.from, 0, 0) > argument(this.to, 0, 0)) ? TypeChange.lossy("fractions are cut off")
				: otherwise;
	}

	private static boolean isText(String name) {
		return name.equals("char") || name.equals("varchar") || name.equals("json") || BYTES_OF_TEXTS.containsKey(name);
	}

	private static boolean isList(String name) {
		return name.equals("enum") || name.equals("set");
	}

	private static @Nullable Integer characters(ColumnType type) {
		String name = name(type);
		return name.endsWith("char") ? Integer.valueOf(argument(type, 0, 1)) : null;
	}

	private static @Nullable Long bytes(ColumnType type) {
		Integer characters = characters(type);
		if (characters != null) {
			return (long) characters * bytesOfCharacter(characterSet(type));
		}
		return name(type).equals("json") ? BYTES_OF_TEXTS.get("longtext") : BYTES_OF_TEXTS.get(name(type));
	}

	private static int bytesOfCharacter(String characterSet) {
		return switch (characterSet) {
			case "latin1", "ascii" -> 1;
			case "utf8mb3" -> 3;
			default -> BYTES_OF_CHARACTER;
		};
	}

	/** Empty for the one of the table, which the type does not tell. */
	private static String characterSet(ColumnType type) {
		if (name(type).equals("json")) {
			return "utf8mb4";
		}
		if (type.collation() != null) {
			String collation = type.collation().text();
			int end = collation.indexOf('_');
			return (end < 0) ? collation : collation.substring(0, end);
		}
		Matcher words = CHARACTER_SET.matcher(type.name().toString());
		return words.find() ? words.group("set") : "";
	}

	private static @Nullable NumberType number(String name, ColumnType type) {
		boolean unsigned = type.name().toString().contains(" unsigned");
		if (BITS.containsKey(name)) {
			return unsigned ? NumberType.unsigned(BITS.get(name)) : NumberType.signed(BITS.get(name));
		}
		NumberType number = switch (name) {
			case "decimal" -> NumberType.decimal(argument(type, 0, 10), argument(type, 1, 0));
			case "float" -> type.arguments().isEmpty() ? NumberType.REAL : null;
			case "double" -> type.arguments().isEmpty() ? NumberType.DOUBLE : null;
			case "bit" -> NumberType.unsigned(argument(type, 0, 1));
			default -> null;
		};
		return (number != null && unsigned) ? number.positive() : number;
	}

	private static int length(String literal) {
		String value = literal.substring(1, literal.length() - 1);
		return value.codePointCount(0, value.length());
	}

	private static int argument(ColumnType type, int index, int otherwise) {
		return (index < type.arguments().size()) ? Integer.parseInt(type.arguments().get(index)) : otherwise;
	}

	private static String name(ColumnType type) {
		String words = type.name().toString();
		int end = words.indexOf(' ');
		return (end < 0) ? words : words.substring(0, end);
	}

}
