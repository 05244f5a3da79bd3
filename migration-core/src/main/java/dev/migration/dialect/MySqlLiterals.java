package dev.migration.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Values as MariaDB and MySQL write them and as Hibernate keeps them there: instants and
 * offset times in UTC, durations in nanoseconds, arrays as JSON.
 */
final class MySqlLiterals {

	static final String NULL = "NULL";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

	private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

	private final MySqlServer server;

	MySqlLiterals(MySqlServer server) {
		this.server = server;
	}

	String literal(@Nullable Object value) {
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
			String digits = value.toString();
			return this.server.hasUuidType() ? "'" + digits + "'" : "x'" + digits.replace("-", "") + "'";
		}
		if (value instanceof byte[] bytes) {
			return "x'" + HexFormat.of().formatHex(bytes) + "'";
		}
		if (value instanceof Number number) {
			return number(number);
		}
		List<?> elements = MySqlJsonArray.elements(value);
		return (elements != null) ? string(MySqlJsonArray.text(elements)) : temporal(value);
	}

	/**
	 * Return a string literal. It relies on the session, in which a backslash escapes.
	 */
	static String string(String text) {
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new UnsupportedLiteralException("The text '" + text.replaceAll("\\p{Cs}", "?")
					+ "' contains half of a surrogate pair, which UTF-8 does not encode; remove it.");
		}
		StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
		for (int i = 0; i < text.length(); i++) {
			switch (text.charAt(i)) {
				case '\'' -> literal.append("''");
				case '\\' -> literal.append("\\\\");
				case '\0' -> literal.append("\\0");
				// Control-Z, which ends a file on Windows
				case '\u001a' -> literal.append("\\Z");
				default -> literal.append(text.charAt(i));
			}
		}
		return literal.append('\'').toString();
	}

	/**
	 * Return a comment. What the servers keep of a definition has three bytes for a
	 * character; MariaDB 11.4 puts a question mark in the place of others.
	 */
	static String comment(String text) {
		if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
			throw new UnsupportedLiteralException("The comment '" + text + "' has a character beyond U+FFFF, such as an"
					+ " emoji, which MariaDB and MySQL do not keep in comments; leave it out.");
		}
		return string(text);
	}

	private String number(Number number) {
		if (number instanceof Double || number instanceof Float) {
			if (!Double.isFinite(number.doubleValue())) {
				throw new UnsupportedLiteralException(
						"The number '" + number + "' has no literal in " + this.server.product()
								+ ", which keeps neither NaN nor infinity; give null or a finite number.");
			}
			return number.toString();
		}
		if (number instanceof BigDecimal decimal) {
			// with an exponent it would be a binary number
			return decimal.toPlainString();
		}
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof BigInteger) {
			return number.toString();
		}
		throw unsupported(number);
	}

	private String temporal(Object value) {
		if (value instanceof LocalDate date) {
			return "date '" + day(date) + "'";
		}
		if (value instanceof LocalDateTime moment) {
			return moment(moment);
		}
		if (value instanceof Instant instant) {
			return moment(instant);
		}
		if (value instanceof OffsetDateTime moment) {
			return moment(moment.toInstant());
		}
		if (value instanceof ZonedDateTime moment) {
			return moment(moment.toInstant());
		}
		if (value instanceof LocalTime time) {
			return time(time);
		}
		if (value instanceof OffsetTime time) {
			return time(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime());
		}
		if (value instanceof Duration duration) {
			return BigInteger.valueOf(duration.getSeconds())
				.multiply(NANOS_PER_SECOND)
				.add(BigInteger.valueOf(duration.getNano()))
				.toString();
		}
		if (value instanceof Year year) {
			return String.valueOf(year.getValue());
		}
		throw unsupported(value);
	}

	private String moment(Instant instant) {
		if (instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
				|| instant.isAfter(Instant.parse("9999-12-31T23:59:59.999999999Z"))) {
			throw outOfRange(instant);
		}
		return moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
	}

	private String moment(LocalDateTime moment) {
		return "timestamp '" + day(moment.toLocalDate()) + " " + TIME.format(moment.truncatedTo(ChronoUnit.MICROS))
				+ "'";
	}

	private static String time(LocalTime time) {
		return "time '" + TIME.format(time.truncatedTo(ChronoUnit.MICROS)) + "'";
	}

	private String day(LocalDate date) {
		if (date.getYear() < 1 || date.getYear() > 9999) {
			throw outOfRange(date);
		}
		return String.format(Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
	}

	private UnsupportedLiteralException outOfRange(Object value) {
		return new UnsupportedLiteralException("The date '" + value + "' is out of the range of "
				+ this.server.product() + "; give one of the years 1 to 9999.");
	}

	private UnsupportedLiteralException unsupported(Object value) {
		return new UnsupportedLiteralException("The value '" + value + "' of '" + value.getClass().getName()
				+ "' has no literal in " + this.server.product() + "; give a string, number, boolean, byte[], UUID,"
				+ " enum or java.time value, or a collection of them.");
	}

}
