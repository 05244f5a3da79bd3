package dev.migration.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;

/**
 * The types of MariaDB and MySQL: their one spelling, the other ones, and the portable
 * kinds. What a kind maps to never changes, because that would change what old revisions
 * do.
 */
final class MySqlTypes {

	private static final int MAXIMUM_VARCHAR = 65_535 / 4;

	private static final int MAXIMUM_VARBINARY = 65_535;

	private static final int MAXIMUM_MEDIUM = 16_777_215;

	private static final int MAXIMUM_PRECISION = 6;

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("integer", "int"),
			Map.entry("int1", "tinyint"), Map.entry("int2", "smallint"), Map.entry("int3", "mediumint"),
			Map.entry("middleint", "mediumint"), Map.entry("int4", "int"), Map.entry("int8", "bigint"),
			Map.entry("dec", "decimal"), Map.entry("numeric", "decimal"), Map.entry("fixed", "decimal"),
			Map.entry("float4", "float"), Map.entry("float8", "double"), Map.entry("real", "double"),
			Map.entry("character", "char"), Map.entry("varcharacter", "varchar"),
			Map.entry("geomcollection", "geometrycollection"));

	/**
	 * Words that stand for a type with arguments or attributes.
	 */
	private static final Set<String> SHORTHANDS = Set.of("bool", "boolean", "serial", "nchar", "nvarchar");

	private static final Map<String, String> ZEROFILL_WIDTHS = Map.of("tinyint", "3", "smallint", "5", "mediumint", "8",
			"int", "10", "bigint", "20");

	private static final Set<String> KNOWN = Set.of("""
			tinyint smallint mediumint int bigint decimal float double bit char varchar binary varbinary tinytext text
			mediumtext longtext tinyblob blob mediumblob longblob date time datetime timestamp year json enum set
			geometry point linestring polygon multipoint multilinestring multipolygon geometrycollection vector
			""".strip().split("\\s+"));

	private static final Set<String> ONLY_MARIADB = Set.of("inet4", "inet6", "xmltype");

	private MySqlTypes() {
	}

	static boolean isKnown(String word, MySqlServer server) {
		return KNOWN.contains(ALIASES.getOrDefault(word, word)) || SHORTHANDS.contains(word)
				|| (server.mariaDb() && ONLY_MARIADB.contains(word)) || (word.equals("uuid") && server.hasUuidType());
	}

	static ColumnType builtIn(String word, List<String> arguments, MySqlTypeAttributes attributes) {
		String name = ALIASES.getOrDefault(word, word);
		return switch (name) {
			case "bool", "boolean" -> type("tinyint", List.of("1"), attributes);
			case "serial" -> {
				attributes.unsigned = true;
				yield type("bigint", List.of(), attributes);
			}
			case "nchar", "nvarchar" -> {
				attributes.characterSet = "utf8";
				yield builtIn(name.substring(1), arguments, attributes);
			}
			case "char", "varchar", "binary", "varbinary" -> string(name, arguments, attributes);
			default ->
				type(canonicalName(name, arguments), canonicalArguments(name, arguments, attributes), attributes);
		};
	}

	/**
	 * The character set of bytes turns a string into them.
	 */
	private static ColumnType string(String name, List<String> arguments, MySqlTypeAttributes attributes) {
		List<String> length = (arguments.isEmpty() && !name.startsWith("var")) ? List.of("1")
				: exactly(1, name, arguments);
		if ("binary".equals(attributes.characterSet)) {
			attributes.characterSet = null;
			return type(name.replace("char", "binary"), length, attributes);
		}
		return type(name, length, attributes);
	}

	private static String canonicalName(String name, List<String> arguments) {
		if (name.equals("float") && arguments.size() == 1) {
			int bits = number("float", arguments.get(0));
			if (bits > 53) {
				throw new UnsupportedTypeException("Type 'float(" + bits
						+ ")' has a precision that MariaDB and MySQL do not know; give 0 to 53 bits.");
			}
			return (bits <= 24) ? "float" : "double";
		}
		if (name.equals("blob") && !arguments.isEmpty()) {
			int bytes = number("blob", exactly(1, "blob", arguments).get(0));
			return (bytes <= 255) ? "tinyblob" : (bytes <= MAXIMUM_VARBINARY) ? "blob" : large(bytes, "blob");
		}
		return name;
	}

	private static List<String> canonicalArguments(String name, List<String> arguments,
			MySqlTypeAttributes attributes) {
		return switch (name) {
			case "tinyint", "smallint", "mediumint", "int", "bigint" ->
				width(name, atMost(1, name, arguments), attributes);
			case "decimal" -> decimal(atMost(2, name, arguments));
			case "float" -> (arguments.size() == 1) ? List.of() : atMost(2, name, arguments);
			case "double" -> arguments.isEmpty() ? arguments : exactly(2, name, arguments);
			case "bit" -> arguments.isEmpty() ? List.of("1") : exactly(1, name, arguments);
			case "time", "datetime", "timestamp" -> precision(name, atMost(1, name, arguments));
			case "vector" -> exactly(1, name, arguments);
			case "enum", "set" -> values(name, arguments);
			case "year", "blob" -> List.of();
			default -> atMost(0, name, arguments);
		};
	}

	/**
	 * The width of an integer says how it is printed with zeros in front. Besides,
	 * drivers read {@code tinyint(1)} as a boolean.
	 */
	private static List<String> width(String name, List<String> width, MySqlTypeAttributes attributes) {
		if (attributes.zerofill) {
			return width.isEmpty() ? List.of(ZEROFILL_WIDTHS.get(name)) : width;
		}
		return (name.equals("tinyint") && width.equals(List.of("1")) && !attributes.unsigned) ? width : List.of();
	}

	private static List<String> decimal(List<String> arguments) {
		return List.of(arguments.isEmpty() ? "10" : arguments.get(0), (arguments.size() < 2) ? "0" : arguments.get(1));
	}

	private static List<String> precision(String name, List<String> digits) {
		if (digits.isEmpty() || digits.get(0).equals("0")) {
			return List.of();
		}
		if (number(name, digits.get(0)) > MAXIMUM_PRECISION) {
			throw new UnsupportedTypeException("Type '" + name + "(" + digits.get(0)
					+ ")' has more fractional digits than MariaDB and MySQL keep; give at most '6'.");
		}
		return digits;
	}

	private static List<String> values(String name, List<String> arguments) {
		if (arguments.isEmpty() || !arguments.stream().allMatch((value) -> value.startsWith("'"))) {
			throw new UnsupportedTypeException(
					"Type '" + name + "' needs its values; write them as in " + name + "('a', 'b').");
		}
		for (String value : arguments) {
			if (value.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
				throw new UnsupportedTypeException("Type '" + name + "' has the value " + value + " with a character"
						+ " beyond U+FFFF, such as an emoji, which MariaDB and MySQL do not keep there; leave it out.");
			}
		}
		return arguments;
	}

	static String render(ColumnType type) {
		return render(type, false);
	}

	/**
	 * Return a type as SQL, with its collation where both servers take it.
	 */
	static String renderWithCollation(ColumnType type) {
		return render(type, true);
	}

	private static String render(ColumnType type, boolean withCollation) {
		if (type.dimensions() > 0) {
			throw new UnsupportedTypeException("Type '" + type
					+ "' is an array, which MariaDB and MySQL do not have; use json(), as Hibernate does.");
		}
		String words = type.name().toString();
		int end = words.indexOf(' ');
		String name = (end < 0) ? words : words.substring(0, end);
		String attributes = (end < 0) ? "" : words.substring(end);
		String text = type.arguments().isEmpty() ? name : name + "(" + String.join(",", type.arguments()) + ")";
		if (!withCollation || type.collation() == null) {
			return text + attributes;
		}
		String collate = " COLLATE " + MySqlNames.quote(type.collation());
		return attributes.endsWith(" invisible")
				? text + attributes.substring(0, attributes.length() - " invisible".length()) + collate + " invisible"
				: text + attributes + collate;
	}

	static ColumnType nativeType(PortableType type, MySqlServer server) {
		List<Integer> arguments = type.arguments();
		return switch (type.kind()) {
			case BOOLEAN -> ColumnType.of("bit", 1);
			case TINYINT -> ColumnType.of("tinyint");
			case SMALLINT -> ColumnType.of("smallint");
			case INTEGER -> ColumnType.of("int");
			case BIGINT -> ColumnType.of("bigint");
			case NUMERIC -> arguments.isEmpty() ? ColumnType.of("decimal", 38, 2)
					: ColumnType.of("decimal", arguments.get(0), (arguments.size() < 2) ? 0 : arguments.get(1));
			case REAL -> ColumnType.of("float");
			case DOUBLE -> ColumnType.of("double");
			case CHAR -> varchar(arguments.isEmpty() ? 1 : arguments.get(0));
			case VARCHAR -> arguments.isEmpty() ? ColumnType.of("longtext") : varchar(arguments.get(0));
			case TEXT -> ColumnType.of("longtext");
			case BINARY -> arguments.isEmpty() ? ColumnType.of("longblob") : varbinary(arguments.get(0));
			case LARGE_OBJECT -> ColumnType.of("longblob");
			case DATE -> ColumnType.of("date");
			case TIME, TIME_WITH_TIME_ZONE -> moment("time", arguments.isEmpty() ? 0 : arguments.get(0));
			case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
				moment("datetime", arguments.isEmpty() ? MAXIMUM_PRECISION : arguments.get(0));
			case UUID -> server.hasUuidType() ? ColumnType.of("uuid") : ColumnType.of("binary", 16);
			case JSON -> ColumnType.of("json");
		};
	}

	private static ColumnType varchar(int length) {
		return (length <= MAXIMUM_VARCHAR) ? ColumnType.of("varchar", length)
				: ColumnType.of((length <= MAXIMUM_VARBINARY) ? "text" : large(length, "text"));
	}

	private static ColumnType varbinary(int length) {
		return (length <= MAXIMUM_VARBINARY) ? ColumnType.of("varbinary", length)
				: ColumnType.of(large(length, "blob"));
	}

	private static String large(int length, String suffix) {
		return ((length <= MAXIMUM_MEDIUM) ? "medium" : "long") + suffix;
	}

	private static ColumnType moment(String name, int digits) {
		return (digits == 0) ? ColumnType.of(name) : ColumnType.of(name, Math.min(digits, MAXIMUM_PRECISION));
	}

	static Optional<PortableType> portableType(ColumnType type, MySqlServer server) {
		List<Integer> numbers = type.arguments()
			.stream()
			.filter((argument) -> !argument.startsWith("'"))
			.map(Integer::valueOf)
			.toList();
		return switch (type.name().toString()) {
			case "bit" -> numbers.equals(List.of(1)) ? portable(Kind.BOOLEAN) : Optional.empty();
			case "tinyint" -> type.arguments().isEmpty() ? portable(Kind.TINYINT) : Optional.empty();
			case "smallint" -> portable(Kind.SMALLINT);
			case "int" -> portable(Kind.INTEGER);
			case "bigint" -> portable(Kind.BIGINT);
			case "decimal" -> Optional.of(new PortableType(Kind.NUMERIC, numbers));
			case "float" -> numbers.isEmpty() ? portable(Kind.REAL) : Optional.empty();
			case "double" -> numbers.isEmpty() ? portable(Kind.DOUBLE) : Optional.empty();
			case "varchar" -> Optional.of(new PortableType(Kind.VARCHAR, numbers));
			case "longtext" -> portable(Kind.TEXT);
			case "longblob" -> portable(Kind.BINARY);
			case "varbinary" -> Optional.of(new PortableType(Kind.BINARY, numbers));
			case "date" -> portable(Kind.DATE);
			case "time" -> Optional.of(new PortableType(Kind.TIME, numbers));
			case "datetime" -> Optional.of(new PortableType(Kind.TIMESTAMP, timestampDigits(numbers)));
			case "uuid" -> portable(Kind.UUID);
			case "binary" ->
				(!server.hasUuidType() && numbers.equals(List.of(16))) ? portable(Kind.UUID) : Optional.empty();
			case "json" -> portable(Kind.JSON);
			default -> Optional.empty();
		};
	}

	private static Optional<PortableType> portable(Kind kind) {
		return Optional.of(PortableType.of(kind));
	}

	private static List<Integer> timestampDigits(List<Integer> digits) {
		return digits.isEmpty() ? List.of(0) : (digits.get(0) == MAXIMUM_PRECISION) ? List.of() : digits;
	}

	private static List<String> exactly(int count, String name, List<String> arguments) {
		if (arguments.size() < count) {
			throw new UnsupportedTypeException(
					"Type '" + name + "' needs '" + count + "' arguments on MariaDB and" + " MySQL but has " + arguments
							+ "; give them, as in " + name + ((count == 1) ? "(255)." : "(10,2)."));
		}
		return atMost(count, name, arguments);
	}

	private static List<String> atMost(int count, String name, List<String> arguments) {
		if (arguments.size() > count) {
			throw new UnsupportedTypeException("Type '" + name + "' takes at most '" + count + "' arguments but has "
					+ arguments + "; remove the others.");
		}
		return arguments.stream().map((argument) -> String.valueOf(number(name, argument))).toList();
	}

	private static int number(String name, String argument) {
		try {
			return Integer.parseInt(argument);
		}
		catch (NumberFormatException ex) {
			throw new UnsupportedTypeException("Type '" + name + "' has the argument '" + argument
					+ "', which is no whole number; give a number.");
		}
	}

	private static ColumnType type(String name, List<String> arguments, MySqlTypeAttributes attributes) {
		StringBuilder words = new StringBuilder(name);
		attributes.words().forEach((word) -> words.append(' ').append(word));
		return new ColumnType(QualifiedName.of(words.toString()), false, arguments, 0, attributes.collation);
	}

}
