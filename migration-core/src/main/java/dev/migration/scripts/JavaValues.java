package dev.migration.scripts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.migration.MigrationException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.scripts.JavaExpression.Atom;
import dev.migration.scripts.JavaExpression.Call;
import dev.migration.scripts.JavaExpression.TextBlock;
import org.jspecify.annotations.Nullable;

/**
 * Values as Java expressions.
 */
final class JavaValues {

	/** A constant of a class file holds 65,535 bytes, and a character takes up to 3. */
	private static final int LONGEST_LITERAL = 20_000;

	private static final Set<Class<?>> PARSED = Set.of(LocalDate.class, LocalTime.class, LocalDateTime.class,
			OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class, Instant.class);

	private JavaValues() {
	}

	static JavaExpression string(String text) {
		if (text.length() <= LONGEST_LITERAL) {
			return new Atom("\"" + JavaText.escape(text) + "\"");
		}
		List<JavaExpression> parts = new ArrayList<>(List.of(new Atom("\"\"")));
		for (int start = 0; start < text.length();) {
			int end = Math.min(start + LONGEST_LITERAL, text.length());
			end -= (end < text.length() && Character.isLowSurrogate(text.charAt(end))) ? 1 : 0;
			parts.add(new Atom("\"" + JavaText.escape(text.substring(start, end)) + "\""));
			start = end;
		}
		return Call.of("String.join", null, parts);
	}

	static JavaExpression name(Name name) {
		return string(name.text());
	}

	static List<JavaExpression> names(List<Name> names) {
		return names.stream().map(JavaValues::name).toList();
	}

	/** The name in the notation of {@code script.TableNames}. */
	static JavaExpression name(QualifiedName name) {
		return string(text(name));
	}

	static String text(QualifiedName name) {
		return (name.schema() != null) ? part(name.schema()) + "." + part(name.name()) : part(name.name());
	}

	private static String part(Name name) {
		String text = name.text();
		return (text.indexOf('.') >= 0 || text.indexOf('"') >= 0) ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
	}

	/**
	 * A text block if the statement has several lines and comes back unchanged from one.
	 */
	static JavaExpression sql(String sql) {
		List<String> lines = Arrays.asList(sql.split("\n", -1));
		boolean safe = lines.size() > 1 && sql.length() <= LONGEST_LITERAL && !sql.contains("\"\"\"")
				&& !sql.endsWith("\"") && lines.stream().allMatch((line) -> line.equals(line.stripTrailing()))
				&& lines.stream().anyMatch((line) -> line.equals(line.strip()) && !line.isEmpty())
				&& sql.codePoints().allMatch((character) -> character == '\n' || JavaText.isVisible(character));
		return safe ? new TextBlock(lines.stream().map((line) -> line.replace("\\", "\\\\")).toList()) : string(sql);
	}

	static JavaExpression number(long value) {
		boolean isInt = value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
		return new Atom(isInt ? Long.toString(value) : value + "L");
	}

	static JavaExpression value(@Nullable Object value) {
		if (value == null) {
			return new Atom("null");
		}
		if (value instanceof String text) {
			return string(text);
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean) {
			return new Atom(value.toString());
		}
		if (value instanceof Character) {
			return value.equals('\'') ? new Atom("'\\''")
					: new Atom("'" + JavaText.escape(value.toString()).replace("\\\"", "\"") + "'");
		}
		if (value instanceof Enum<?> constant) {
			return string(constant.name());
		}
		if (value instanceof List<?> elements) {
			boolean nulls = elements.stream().anyMatch(Objects::isNull);
			return Call.of(nulls ? "Arrays.asList" : "List.of", nulls ? "java.util.Arrays" : "java.util.List",
					elements.stream().map(JavaValues::value).toList());
		}
		if (value instanceof UUID) {
			return Call.of("UUID.fromString", "java.util.UUID", List.of(string(value.toString())));
		}
		if (value instanceof byte[] bytes) {
			return Call.of("HexFormat.of", "java.util.HexFormat", List.of())
				.then("parseHex", string(HexFormat.of().formatHex(bytes)));
		}
		if (PARSED.contains(value.getClass())) {
			String type = value.getClass().getSimpleName();
			return Call.of(type + ".parse", "java.time." + type, List.of(string(value.toString())));
		}
		throw new MigrationException("A value of type '" + value.getClass().getName()
				+ "' cannot be written as Java; use a string, number, boolean, UUID, 'byte[]', a 'java.time' type or a list of them.");
	}

	private static JavaExpression number(Number value) {
		if (value instanceof Integer) {
			return new Atom(value.toString());
		}
		if (value instanceof Long) {
			return new Atom(value + "L");
		}
		if (value instanceof Short || value instanceof Byte) {
			return new Atom(((value instanceof Short) ? "(short) " : "(byte) ") + value);
		}
		if (value instanceof BigDecimal || value instanceof BigInteger) {
			String type = value.getClass().getSimpleName();
			return Call.of("new " + type, "java.math." + type, List.of(string(value.toString())));
		}
		if (value instanceof Double || value instanceof Float) {
			String type = value.getClass().getSimpleName();
			return Call.of(type + ".valueOf", null, List.of(string(value.toString())));
		}
		throw new MigrationException("A number of type '" + value.getClass().getName()
				+ "' cannot be written as Java; use 'BigDecimal' instead.");
	}

	/** A list literal; {@code List.of} refuses null. */
	static JavaExpression list(List<? extends JavaExpression> elements) {
		if (elements.stream().noneMatch((element) -> element.inline().equals("null"))) {
			return Call.of("List.of", "java.util.List", elements);
		}
		return Call.of("Arrays.asList", "java.util.Arrays", varargs(elements));
	}

	/** Arguments of {@code Object...}, where a single null would be the array itself. */
	static List<JavaExpression> varargs(List<? extends JavaExpression> values) {
		boolean loneNull = values.size() == 1 && values.get(0).inline().equals("null");
		return loneNull ? List.of(new Atom("(Object) null")) : List.copyOf(values);
	}

}
