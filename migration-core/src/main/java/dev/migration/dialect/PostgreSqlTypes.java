package dev.migration.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The types of PostgreSQL: their one spelling, the other ones, and the portable kinds.
 * What a kind maps to never changes, because that would change what old revisions do.
 */
final class PostgreSqlTypes {

	/**
	 * Stands for {@code character}, which is {@code character(1)}, whereas {@code bpchar}
	 * has no limit.
	 */
	static final String CHARACTER = "character";

	/**
	 * Stands for {@code bit}, which is {@code bit(1)}.
	 */
	static final String BIT = "bit(1)";

	/**
	 * What an interval may be restricted to, the longest first.
	 */
	static final List<String> INTERVAL_FIELDS = List.of("year to month", "day to hour", "day to minute",
			"day to second", "hour to minute", "hour to second", "minute to second", "year", "month", "day", "hour",
			"minute", "second");

	private static final int MAXIMUM_PRECISION = 6;

	private static final Map<String, Kind> PORTABLE = Stream.of(Kind.values())
		.filter((kind) -> kind != Kind.TINYINT)
		.collect(Collectors.toUnmodifiableMap(PostgreSqlTypes::spelling, Function.identity()));

	/**
	 * The catalog's names whose one spelling differs.
	 */
	private static final Map<String, String> SPELLING = Map.ofEntries(Map.entry("bool", "boolean"),
			Map.entry("int2", "smallint"), Map.entry("int4", "integer"), Map.entry("int8", "bigint"),
			Map.entry("float4", "real"), Map.entry("float8", "double precision"), Map.entry("char", "\"char\""),
			Map.entry("bit", "\"bit\""), Map.entry("varbit", "bit varying"), Map.entry("timetz", "time with time zone"),
			Map.entry("timestamptz", "timestamp with time zone"));

	private static final Set<String> TEMPORAL = Set.of("time", "timetz", "timestamp", "timestamptz", "interval");

	private static final Set<String> CATALOG = Set.of("""
			aclitem bit bool box bpchar bytea char cid cidr circle date datemultirange daterange float4 float8 inet int2
			int2vector int4 int4multirange int4range int8 int8multirange int8range interval json jsonb jsonpath line
			lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector path pg_lsn pg_snapshot point
			polygon refcursor regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc
			regprocedure regrole regtype text tid time timestamp timestamptz timetz tsmultirange tsquery tsrange
			tstzmultirange tstzrange tsvector txid_snapshot uuid varbit varchar xid xid8 xml
			""".strip().split("\\s+"));

	/**
	 * Words of the grammar and, for the serial types, of the parser: they are type names
	 * only without quotes and schema.
	 */
	private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("boolean", "bool"),
			Map.entry("smallint", "int2"), Map.entry("int", "int4"), Map.entry("integer", "int4"),
			Map.entry("bigint", "int8"), Map.entry("real", "float4"), Map.entry("float", "float"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("smallserial", "int2"),
			Map.entry("serial2", "int2"), Map.entry("serial", "int4"), Map.entry("serial4", "int4"),
			Map.entry("bigserial", "int8"), Map.entry("serial8", "int8"));

	private PostgreSqlTypes() {
	}

	/**
	 * Return the catalog's name of a built-in type.
	 * @param name the name as written, folded unless it was quoted
	 * @param word whether it was written without quotes and schema
	 * @return the name, or {@code null} if it is no built-in type
	 */
	static @Nullable String catalogName(String name, boolean word) {
		if (word && WORDS.containsKey(name)) {
			return WORDS.get(name);
		}
		return CATALOG.contains(name) ? name : null;
	}

	static ColumnType builtIn(String catalogName, List<String> arguments) {
		String spelling = SPELLING.getOrDefault(catalogName, catalogName);
		return switch (catalogName) {
			case CHARACTER -> type("char", atMost(1, "char", arguments.isEmpty() ? List.of("1") : arguments));
			case "bpchar" -> arguments.isEmpty() ? type("bpchar", arguments) : builtIn(CHARACTER, arguments);
			case BIT -> type("bit", atMost(1, "bit", arguments.isEmpty() ? List.of("1") : arguments));
			case "bit" -> arguments.isEmpty() ? type(spelling, arguments) : builtIn(BIT, arguments);
			case "varchar", "varbit" -> type(spelling, atMost(1, spelling, arguments));
			case "numeric" -> type(spelling, numericArguments(arguments));
			case "float" -> type(binaryFloat(atMost(1, "float", arguments)), List.of());
			default -> (TEMPORAL.contains(catalogName) || catalogName.startsWith("interval "))
					? type(spelling, precision(spelling, arguments)) : type(spelling, atMost(0, spelling, arguments));
		};
	}

	static String render(ColumnType type) {
		String name = type.userType() ? PostgreSqlNames.quoteType(type.name()) : type.name().toString();
		return withArguments(name, type) + "[]".repeat(type.dimensions());
	}

	/**
	 * Return the type for an explicit cast of values that are then assigned to the type.
	 * A cast to a limited length would cut silently what an assignment refuses, so the
	 * limit is left to the assignment; without it {@code char} is {@code bpchar}. A cast
	 * of a number to {@code bit} needs the length.
	 */
	static String renderCast(ColumnType type) {
		if (type.userType() || !type.name().toString().equals("bit")) {
			boolean isChar = !type.userType() && type.name().toString().equals("char");
			QualifiedName name = isChar ? QualifiedName.of("bpchar") : type.name();
			return render(new ColumnType(name, type.userType(), List.of(), type.dimensions(), null));
		}
		return render(type);
	}

	static ColumnType nativeType(PortableType type) {
		// the server does not limit the length of bytes
		List<String> arguments = (type.kind() == Kind.BINARY) ? List.of()
				: type.arguments().stream().map(String::valueOf).toList();
		return new PostgreSqlTypeParser(render(type(spelling(type.kind()), arguments))).parse();
	}

	static Optional<PortableType> portableType(ColumnType type) {
		Kind kind = type.userType() ? null : PORTABLE.get(type.name().toString());
		if (kind == null) {
			return Optional.empty();
		}
		return Optional.of(new PortableType(kind, type.arguments().stream().map(Integer::valueOf).toList()));
	}

	private static String spelling(Kind kind) {
		return switch (kind) {
			case BOOLEAN -> "boolean";
			case TINYINT, SMALLINT -> "smallint";
			case INTEGER -> "integer";
			case BIGINT -> "bigint";
			case NUMERIC -> "numeric";
			case REAL -> "real";
			case DOUBLE -> "double precision";
			case CHAR -> "char";
			case VARCHAR -> "varchar";
			case TEXT -> "text";
			case BINARY -> "bytea";
			case LARGE_OBJECT -> "oid";
			case DATE -> "date";
			case TIME -> "time";
			case TIME_WITH_TIME_ZONE -> "time with time zone";
			case TIMESTAMP -> "timestamp";
			case TIMESTAMP_WITH_TIME_ZONE -> "timestamp with time zone";
			case UUID -> "uuid";
			case JSON -> "jsonb";
		};
	}

	private static String withArguments(String name, ColumnType type) {
		if (type.arguments().isEmpty()) {
			return name;
		}
		String arguments = "(" + String.join(",", type.arguments()) + ")";
		// the precision comes before the words about the time zone
		int zone = type.userType() ? -1 : name.indexOf(" with time zone");
		return (zone < 0) ? name + arguments : name.substring(0, zone) + arguments + name.substring(zone);
	}

	/**
	 * Six digits are what the server keeps when none are given, and the most that it
	 * keeps.
	 */
	private static List<String> precision(String spelling, List<String> arguments) {
		if (spelling.startsWith("interval ") && !spelling.endsWith("second")) {
			return atMost(0, spelling, arguments);
		}
		List<String> digits = atMost(1, spelling, arguments);
		return (!digits.isEmpty() && number(spelling, digits.get(0)) >= MAXIMUM_PRECISION) ? List.of() : digits;
	}

	private static List<String> numericArguments(List<String> arguments) {
		List<String> given = atMost(2, "numeric", arguments);
		return (given.size() == 1) ? List.of(given.get(0), "0") : given;
	}

	private static String binaryFloat(List<String> arguments) {
		int bits = arguments.isEmpty() ? 53 : number("float", arguments.get(0));
		if (bits < 1 || bits > 53) {
			throw new UnsupportedTypeException(
					"Type 'float(" + bits + ")' has a precision that PostgreSQL does not know; give 1 to 53 bits.");
		}
		return (bits <= 24) ? "real" : "double precision";
	}

	private static List<String> atMost(int count, String spelling, List<String> arguments) {
		if (arguments.size() > count) {
			throw new UnsupportedTypeException("Type '" + spelling + "' takes at most '" + count
					+ "' arguments but has " + arguments + "; remove the others.");
		}
		return arguments.stream().map((argument) -> String.valueOf(number(spelling, argument))).toList();
	}

	private static int number(String spelling, String argument) {
		try {
			return Integer.parseInt(argument);
		}
		catch (NumberFormatException ex) {
			throw new UnsupportedTypeException("Type '" + spelling + "' has the argument '" + argument
					+ "', which is no whole number; give a number.");
		}
	}

	private static ColumnType type(String spelling, List<String> arguments) {
		return new ColumnType(QualifiedName.of(spelling), false, arguments, 0, null);
	}

}
