package dev.migration.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Values as PostgreSQL writes them. What has a type in Java keeps it, so that operators
 * and functions are found as they are with a bound parameter; strings take the type of
 * their surroundings.
 */
final class PostgreSqlLiterals {

	static final String NULL = "NULL";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

	private PostgreSqlLiterals() {
	}

	static String literal(@Nullable Object value) {
		if (value == null) {
			return NULL;
		}
		if (value instanceof Boolean truth) {
			return truth ? "true" : "false";
		}
		if (value instanceof CharSequence || value instanceof Character) {
			return string(value.toString());
		}
		if (value instanceof Enum<?> constant) {
			return string(constant.name());
		}
		if (value instanceof UUID) {
			return inQuotes(value.toString(), "uuid");
		}
		if (value instanceof byte[] bytes) {
			return inQuotes("\\x" + HexFormat.of().formatHex(bytes), "bytea");
		}
		if (value instanceof Number number) {
			return number(number);
		}
		List<?> elements = elements(value);
		return (elements != null) ? array(elements) : temporal(value);
	}

	/**
	 * Return a string literal. With a backslash it is an escape string, which means the
	 * same whatever {@code standard_conforming_strings} says.
	 */
	static String string(String text) {
		if (text.indexOf('\0') >= 0) {
			throw new UnsupportedLiteralException("The text '" + text.replace('\0', '?')
					+ "' contains a NUL character, which PostgreSQL does not store; remove it.");
		}
		String doubled = text.replace("'", "''");
		return (text.indexOf('\\') < 0) ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
	}

	private static String number(Number number) {
		if (number instanceof Double || number instanceof Float) {
			boolean finite = Double.isFinite(number.doubleValue());
			String type = (number instanceof Float) ? "real" : "double precision";
			return finite ? number.toString() : inQuotes(number.toString(), type);
		}
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof BigInteger || number instanceof BigDecimal) {
			return number.toString();
		}
		throw unsupported(number);
	}

	private static @Nullable List<?> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return Arrays.asList(collection.toArray());
		}
		if (value instanceof Object[] array) {
			return Arrays.asList(array);
		}
		if (value instanceof int[] array) {
			return Arrays.stream(array).boxed().toList();
		}
		if (value instanceof long[] array) {
			return Arrays.stream(array).boxed().toList();
		}
		return (value instanceof double[] array) ? Arrays.stream(array).boxed().toList() : null;
	}

	/**
	 * Without a single value the server cannot tell the type of an array constructor, but
	 * text takes the type of its surroundings.
	 */
	private static String array(List<?> elements) {
		if (elements.stream().allMatch(Objects::isNull)) {
			return "'{"
					+ elements.stream().map(String::valueOf).collect(Collectors.joining(",")).toUpperCase(Locale.ROOT)
					+ "}'";
		}
		return elements.stream().map(PostgreSqlLiterals::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
	}

	private static String temporal(Object value) {
		if (value instanceof LocalDate date) {
			return inQuotes(date(date), "date");
		}
		if (value instanceof LocalDateTime timestamp) {
			return inQuotes(timestamp(timestamp), "timestamp");
		}
		if (value instanceof Instant instant) {
			return inQuotes(instant(instant), "timestamptz");
		}
		if (value instanceof OffsetDateTime timestamp) {
			return inQuotes(instant(timestamp), "timestamptz");
		}
		if (value instanceof ZonedDateTime timestamp) {
			return inQuotes(instant(timestamp.toOffsetDateTime()), "timestamptz");
		}
		if (value instanceof LocalTime time) {
			return inQuotes(TIME.format(time), "time");
		}
		if (value instanceof OffsetTime time) {
			return inQuotes(TIME.format(time) + time.getOffset().getId().replace("Z", "+00"), "timetz");
		}
		if (value instanceof Duration || value instanceof Period) {
			return inQuotes(value.toString(), "interval");
		}
		throw unsupported(value);
	}

	private static String inQuotes(String text, String type) {
		return "'" + text + "'::" + type;
	}

	// Like the driver, send the ends of Java's time lines as infinity

	private static String date(LocalDate date) {
		if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
			return infinity(date.equals(LocalDate.MAX));
		}
		return day(date) + era(date);
	}

	private static String timestamp(LocalDateTime timestamp) {
		if (timestamp.equals(LocalDateTime.MAX) || timestamp.equals(LocalDateTime.MIN)) {
			return infinity(timestamp.equals(LocalDateTime.MAX));
		}
		return moment(timestamp, "");
	}

	private static String instant(OffsetDateTime timestamp) {
		if (timestamp.equals(OffsetDateTime.MAX) || timestamp.equals(OffsetDateTime.MIN)) {
			return infinity(timestamp.equals(OffsetDateTime.MAX));
		}
		return moment(timestamp.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), "+00");
	}

	private static String instant(Instant instant) {
		if (instant.equals(Instant.MAX) || instant.equals(Instant.MIN)) {
			return infinity(instant.equals(Instant.MAX));
		}
		return moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), "+00");
	}

	private static String infinity(boolean positive) {
		return positive ? "infinity" : "-infinity";
	}

	private static String moment(LocalDateTime timestamp, String offset) {
		LocalDate date = timestamp.toLocalDate();
		return day(date) + " " + TIME.format(timestamp) + offset + era(date);
	}

	private static String day(LocalDate date) {
		int year = (date.getYear() > 0) ? date.getYear() : 1 - date.getYear();
		return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
	}

	private static String era(LocalDate date) {
		return (date.getYear() > 0) ? "" : " BC";
	}

	private static UnsupportedLiteralException unsupported(Object value) {
		return new UnsupportedLiteralException("The value '" + value + "' of '" + value.getClass().getName()
				+ "' has no literal in PostgreSQL; give a string, number, boolean, byte[], UUID, enum or java.time"
				+ " value, or a collection of them.");
	}

}
