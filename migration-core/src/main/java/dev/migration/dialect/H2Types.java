package dev.migration.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The types of H2: their one spelling, the other ones, and the portable kinds. What a
 * kind maps to never changes, because that would change what old revisions do.
 */
final class H2Types {

	/**
	 * How many digits the first field of an interval has when nothing is said.
	 */
	static final String LEADING_DIGITS = "2";

	private static final String FRACTIONAL_DIGITS = "6";

	/**
	 * What the catalog gives for a length that nobody gave.
	 */
	private static final long MAXIMUM_LENGTH = 1_000_000_000L;

	/**
	 * The most that a length may say; Hibernate takes large objects from there on too.
	 */
	private static final int MAXIMUM_DECLARED_LENGTH = 1_048_576;

	private static final Map<String, String> SPELLINGS = spellings("""
			boolean boolean bool bit
			tinyint tinyint
			smallint smallint int2
			integer integer int int4 mediumint signed serial
			bigint bigint int8 bigserial
			real real float4
			double|precision float8
			float float
			numeric numeric decimal dec
			number number
			decfloat decfloat
			varchar varchar varchar2 nvarchar nvarchar2 longvarchar varchar_casesensitive tinytext text mediumtext
			varchar longtext ntext
			varchar_ignorecase varchar_ignorecase
			clob clob nclob
			varbinary varbinary longvarbinary raw bytea
			blob blob tinyblob mediumblob longblob image
			date date
			timestamp datetime
			timestamp|with|time|zone timestamptz
			time|with|time|zone timetz
			uuid uuid
			json json jsonb
			geometry geometry
			java_object java_object object other
			enum enum
			""");

	private static final Map<String, Kind> PORTABLE = Stream.of(Kind.values())
		.collect(Collectors.toUnmodifiableMap(H2Types::spelling, Function.identity()));

	private H2Types() {
	}

	/**
	 * Return the one spelling of a type of one word, or {@code null} if it is none of
	 * H2's own.
	 */
	static @Nullable String spelling(String word) {
		return SPELLINGS.get(word);
	}

	static ColumnType builtIn(String spelling, List<String> arguments) {
		return switch (spelling) {
			case "char", "binary" ->
				type(spelling, numbers(spelling, 1, arguments.isEmpty() ? List.of("1") : arguments));
			case "varchar", "varchar_ignorecase", "varbinary" -> type(spelling, length(spelling, arguments));
			case "clob", "blob", "decfloat", "java_object" -> type(spelling, numbers(spelling, 1, arguments));
			case "numeric" -> type(spelling, numericArguments(arguments));
			case "number" -> arguments.isEmpty() ? type("decfloat", List.of("40")) : builtIn("numeric", arguments);
			case "float" -> type(binaryFloat(numbers("float", 1, arguments)), List.of());
			case "timestamp", "timestamp with time zone" ->
				type(spelling, unless("6", numbers(spelling, 1, arguments)));
			case "time", "time with time zone" -> type(spelling, unless("0", numbers(spelling, 1, arguments)));
			case "enum", "row", "geometry" -> type(spelling, arguments);
			default -> spelling.startsWith("interval ") ? interval(spelling, arguments)
					: type(spelling, numbers(spelling, 0, arguments));
		};
	}

	static String render(ColumnType type, H2Names names) {
		String name = type.userType() ? names.quote(type.name()) : builtIn(type);
		return name + " array".repeat(type.dimensions());
	}

	private static String builtIn(ColumnType type) {
		String name = type.name().toString();
		if (name.equals("blob")) {
			// The short word is unknown to the compatibility mode of PostgreSQL
			name = "binary large object";
		}
		List<String> arguments = type.arguments();
		if (arguments.isEmpty()) {
			return name;
		}
		int to = name.indexOf(" to ");
		if (to > 0) {
			String last = (arguments.size() > 1) ? "(" + arguments.get(1) + ")" : "";
			return name.substring(0, to) + "(" + arguments.get(0) + ")" + name.substring(to) + last;
		}
		String list = "(" + String.join(",", arguments) + ")";
		int zone = name.indexOf(" with time zone");
		return (zone < 0) ? name + list : name.substring(0, zone) + list + name.substring(zone);
	}

	static ColumnType nativeType(PortableType type, H2Names names) {
		List<String> arguments = type.arguments().stream().map(String::valueOf).toList();
		String spelling = spelling(type.kind());
		if (spelling.startsWith("time ") || spelling.equals("time")) {
			// Nothing said is six digits on PostgreSQL, but none in H2
			return type(spelling, arguments.isEmpty() ? List.of(FRACTIONAL_DIGITS) : unless("0", arguments));
		}
		boolean large = !arguments.isEmpty() && type.arguments().get(0) > MAXIMUM_DECLARED_LENGTH;
		if (large && (type.kind() == Kind.VARCHAR || type.kind() == Kind.BINARY)) {
			return type((type.kind() == Kind.VARCHAR) ? "clob" : "blob", List.of());
		}
		return new H2TypeParser(builtIn(type(spelling, arguments)), names).parse();
	}

	static Optional<PortableType> portableType(ColumnType type) {
		Kind kind = type.userType() ? null : PORTABLE.get(type.name().toString());
		if (kind == null || type.arguments().size() > kind.maximumArguments()) {
			return Optional.empty();
		}
		List<String> arguments = type.arguments();
		if (kind == Kind.TIME || kind == Kind.TIME_WITH_TIME_ZONE) {
			arguments = arguments.isEmpty() ? List.of("0") : unless(FRACTIONAL_DIGITS, arguments);
		}
		return Optional.of(new PortableType(kind, arguments.stream().map(Integer::valueOf).toList()));
	}

	private static String spelling(Kind kind) {
		return switch (kind) {
			case BOOLEAN -> "boolean";
			case TINYINT -> "tinyint";
			case SMALLINT -> "smallint";
			case INTEGER -> "integer";
			case BIGINT -> "bigint";
			case NUMERIC -> "numeric";
			case REAL -> "real";
			case DOUBLE -> "double precision";
			case CHAR -> "char";
			case VARCHAR -> "varchar";
			case TEXT -> "clob";
			case BINARY -> "varbinary";
			case LARGE_OBJECT -> "blob";
			case DATE -> "date";
			case TIME -> "time";
			case TIME_WITH_TIME_ZONE -> "time with time zone";
			case TIMESTAMP -> "timestamp";
			case TIMESTAMP_WITH_TIME_ZONE -> "timestamp with time zone";
			case UUID -> "uuid";
			case JSON -> "json";
		};
	}

	private static ColumnType interval(String spelling, List<String> arguments) {
		boolean seconds = spelling.endsWith("second");
		List<String> digits = numbers(spelling, seconds ? 2 : 1, arguments);
		if (seconds && digits.size() == 1) {
			digits = List.of(digits.get(0), FRACTIONAL_DIGITS);
		}
		boolean usual = digits.equals(List.of(LEADING_DIGITS))
				|| digits.equals(List.of(LEADING_DIGITS, FRACTIONAL_DIGITS));
		return type(spelling, usual ? List.of() : digits);
	}

	private static List<String> length(String spelling, List<String> arguments) {
		List<String> length = numbers(spelling, 1, arguments);
		return unless(String.valueOf(MAXIMUM_LENGTH), length);
	}

	private static List<String> unless(String usual, List<String> arguments) {
		return arguments.equals(List.of(usual)) ? List.of() : arguments;
	}

	private static List<String> numericArguments(List<String> arguments) {
		List<String> given = numbers("numeric", 2, arguments);
		return (given.size() == 1) ? List.of(given.get(0), "0") : given;
	}

	private static String binaryFloat(List<String> arguments) {
		long bits = arguments.isEmpty() ? 53 : Long.parseLong(arguments.get(0));
		if (bits < 1 || bits > 53) {
			throw new UnsupportedTypeException(
					"Type 'float(" + bits + ")' has a precision that H2 does not know; give 1 to 53 bits.");
		}
		return (bits <= 24) ? "real" : "double precision";
	}

	private static List<String> numbers(String spelling, int count, List<String> arguments) {
		if (arguments.size() > count) {
			throw new UnsupportedTypeException("Type '" + spelling + "' takes at most '" + count
					+ "' arguments but has " + arguments + "; remove the others.");
		}
		return arguments.stream().map((argument) -> number(spelling, argument)).toList();
	}

	private static String number(String spelling, String argument) {
		try {
			return String.valueOf(Long.parseLong(argument));
		}
		catch (NumberFormatException ex) {
			throw new UnsupportedTypeException("Type '" + spelling + "' has the argument '" + argument
					+ "', which is no whole number; give a number.");
		}
	}

	private static ColumnType type(String spelling, List<String> arguments) {
		return new ColumnType(QualifiedName.of(spelling), false, arguments, 0, null);
	}

	/**
	 * Each line starts with the spelling of all the words behind it.
	 */
	private static Map<String, String> spellings(String lines) {
		Map<String, String> spellings = new HashMap<>();
		lines.lines().forEach((line) -> {
			String[] words = line.split(" ");
			for (int i = 1; i < words.length; i++) {
				spellings.put(words[i], words[0].replace('|', ' '));
			}
		});
		return Map.copyOf(spellings);
	}

}
