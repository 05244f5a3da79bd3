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
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Values as H2 writes them. What has a type in Java keeps it, so that operators and
 * functions are found as they are with a bound parameter.
 */
final class H2Literals {

	static final String NULL = "NULL";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

	private static final long NANOS = 1_000_000_000L;

	/**
	 * An interval of H2 2.4 has 18 digits before the point.
	 */
	private static final long MOST_SECONDS = 999_999_999_999_999_999L;

	private H2Literals() {
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
			return "UUID '" + value + "'";
		}
		if (value instanceof byte[] bytes) {
			return "X'" + HexFormat.of().formatHex(bytes) + "'";
		}
		if (value instanceof Number number) {
			return number(number);
		}
		List<?> elements = elements(value);
		return (elements != null)
				? elements.stream().map(H2Literals::literal).collect(Collectors.joining(", ", "ARRAY[", "]"))
				: temporal(value);
	}

	/**
	 * Return a string literal, in which a backslash means itself. With a NUL character it
	 * is a Unicode string, because tools end a text there.
	 */
	static String string(String text) {
		String doubled = text.replace("'", "''");
		return (text.indexOf('\0') < 0) ? "'" + doubled + "'"
				: "U&'" + doubled.replace("\\", "\\\\").replace("\0", "\\0000") + "'";
	}

	private static String number(Number number) {
		if (number instanceof Double || number instanceof Float) {
			boolean negativeZero = number.doubleValue() == 0 && 1 / number.doubleValue() < 0;
			String type = (number instanceof Float) ? "REAL" : "DOUBLE PRECISION";
			return (Double.isFinite(number.doubleValue()) && !negativeZero) ? number.toString()
					: "CAST('" + number + "' AS " + type + ")";
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

	private static String temporal(Object value) {
		if (value instanceof LocalDate date) {
			return "DATE '" + day(date) + "'";
		}
		if (value instanceof LocalDateTime timestamp) {
			return "TIMESTAMP '" + moment(timestamp) + "'";
		}
		if (value instanceof Instant instant) {
			return instant(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
		}
		if (value instanceof OffsetDateTime timestamp) {
			return instant(timestamp);
		}
		if (value instanceof ZonedDateTime timestamp) {
			return instant(timestamp.toOffsetDateTime());
		}
		if (value instanceof LocalTime time) {
			return "TIME '" + TIME.format(time) + "'";
		}
		if (value instanceof OffsetTime time) {
			return "TIME WITH TIME ZONE '" + TIME.format(time) + offset(time.getOffset()) + "'";
		}
		if (value instanceof Duration duration) {
			return duration(duration);
		}
		if (value instanceof Period period) {
			return period(period);
		}
		throw unsupported(value);
	}

	private static String instant(OffsetDateTime timestamp) {
		return "TIMESTAMP WITH TIME ZONE '" + moment(timestamp.toLocalDateTime()) + offset(timestamp.getOffset()) + "'";
	}

	private static String moment(LocalDateTime timestamp) {
		return day(timestamp.toLocalDate()) + " " + TIME.format(timestamp);
	}

	private static String day(LocalDate date) {
		String sign = (date.getYear() < 0) ? "-" : "";
		return String.format(Locale.ROOT, "%s%04d-%02d-%02d", sign, Math.abs(date.getYear()), date.getMonthValue(),
				date.getDayOfMonth());
	}

	private static String offset(ZoneOffset offset) {
		return offset.getId().replace("Z", "+00");
	}

	private static String duration(Duration duration) {
		if (duration.getSeconds() > MOST_SECONDS || duration.getSeconds() < -MOST_SECONDS) {
			throw unsupported(duration);
		}
		BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
			.multiply(BigInteger.valueOf(NANOS))
			.add(BigInteger.valueOf(duration.getNano()));
		BigDecimal seconds = new BigDecimal(nanos.abs(), 9).stripTrailingZeros();
		String plain = (seconds.scale() < 0) ? seconds.setScale(0).toPlainString() : seconds.toPlainString();
		return "INTERVAL '" + ((nanos.signum() < 0) ? "-" : "") + plain + "' SECOND";
	}

	/**
	 * Years and months are one kind of interval, days another.
	 */
	private static String period(Period period) {
		if (period.getDays() == 0) {
			long months = period.toTotalMonths();
			return "INTERVAL '" + months + "' MONTH";
		}
		if (period.toTotalMonths() == 0) {
			return "INTERVAL '" + period.getDays() + "' DAY";
		}
		throw unsupported(period);
	}

	private static UnsupportedLiteralException unsupported(Object value) {
		return new UnsupportedLiteralException("The value '" + value + "' of '" + value.getClass().getName()
				+ "' has no literal in H2; give a string, number, boolean, byte[], UUID, enum or java.time value, or a"
				+ " collection of them; a period has years and months or days, a duration at most 18 digits of seconds.");
	}

}
