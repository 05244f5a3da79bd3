package dev.migration.dialect;

import java.time.DateTimeException;
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
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The text of {@code java.time} values as PostgreSQL reads them under every setting of
 * {@code DateStyle} and {@code IntervalStyle}. Like the driver, it sends the ends of
 * Java's time lines as infinity.
 */
final class PostgreSqlTemporals {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

	/**
	 * Julian day 0, the first day of {@code date} and both kinds of {@code timestamp}.
	 */
	private static final LocalDate FIRST_DAY = LocalDate.of(-4713, 11, 24);

	private static final LocalDate LAST_DAY = LocalDate.of(5_874_897, 12, 31);

	private static final LocalDateTime LAST_MOMENT = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_499);

	private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE / 1_000_000);

	private static final int LARGEST_OFFSET = 16 * 60 * 60;

	private PostgreSqlTemporals() {
	}

	/**
	 * Return a value with its type, or {@code null} if it is no point or amount of time.
	 */
	static @Nullable PostgreSqlScalar scalar(Object value) {
		if (value instanceof LocalDate date) {
			return new PostgreSqlScalar(date(date), "date");
		}
		if (value instanceof LocalDateTime timestamp) {
			return new PostgreSqlScalar(timestamp(timestamp), "timestamp");
		}
		if (value instanceof Instant instant) {
			return new PostgreSqlScalar(instant(instant), "timestamptz");
		}
		if (value instanceof OffsetDateTime timestamp) {
			return new PostgreSqlScalar(offset(timestamp), "timestamptz");
		}
		if (value instanceof ZonedDateTime timestamp) {
			return new PostgreSqlScalar(offset(timestamp.toOffsetDateTime()), "timestamptz");
		}
		if (value instanceof LocalTime time) {
			return new PostgreSqlScalar(TIME.format(time), "time");
		}
		if (value instanceof OffsetTime time) {
			return new PostgreSqlScalar(time(time), "timetz");
		}
		if (value instanceof Duration duration) {
			return new PostgreSqlScalar(duration(duration), "interval");
		}
		return (value instanceof Period) ? new PostgreSqlScalar(value.toString(), "interval") : null;
	}

	private static String date(LocalDate date) {
		if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
			return infinity(date.equals(LocalDate.MAX));
		}
		if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
			throw outOfRange(date);
		}
		return day(date) + era(date);
	}

	private static String timestamp(LocalDateTime timestamp) {
		if (timestamp.equals(LocalDateTime.MAX) || timestamp.equals(LocalDateTime.MIN)) {
			return infinity(timestamp.equals(LocalDateTime.MAX));
		}
		return moment(timestamp, "", timestamp);
	}

	private static String offset(OffsetDateTime timestamp) {
		if (timestamp.equals(OffsetDateTime.MAX) || timestamp.equals(OffsetDateTime.MIN)) {
			return infinity(timestamp.equals(OffsetDateTime.MAX));
		}
		return utc(timestamp.toInstant(), timestamp);
	}

	private static String instant(Instant instant) {
		if (instant.equals(Instant.MAX) || instant.equals(Instant.MIN)) {
			return infinity(instant.equals(Instant.MAX));
		}
		return utc(instant, instant);
	}

	private static String infinity(boolean positive) {
		return positive ? "infinity" : "-infinity";
	}

	private static String utc(Instant instant, Object value) {
		try {
			return moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), "+00", value);
		}
		catch (DateTimeException ex) {
			throw outOfRange(value);
		}
	}

	private static String moment(LocalDateTime timestamp, String offset, Object value) {
		LocalDate date = timestamp.toLocalDate();
		if (date.isBefore(FIRST_DAY) || timestamp.isAfter(LAST_MOMENT)) {
			throw outOfRange(value);
		}
		return day(date) + " " + TIME.format(timestamp) + offset + era(date);
	}

	private static String day(LocalDate date) {
		int year = (date.getYear() > 0) ? date.getYear() : 1 - date.getYear();
		return String.format(Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
	}

	private static String era(LocalDate date) {
		return (date.getYear() > 0) ? "" : " BC";
	}

	private static String time(OffsetTime time) {
		if (Math.abs(time.getOffset().getTotalSeconds()) >= LARGEST_OFFSET) {
			throw outOfRange(time);
		}
		return TIME.format(time) + time.getOffset().getId().replace("Z", "+00");
	}

	private static String duration(Duration duration) {
		if (duration.abs().compareTo(LONGEST) > 0) {
			throw outOfRange(duration);
		}
		return duration.toString();
	}

	private static UnsupportedLiteralException outOfRange(Object value) {
		return new UnsupportedLiteralException("The value '" + value + "' of '" + value.getClass().getName()
				+ "' is out of the range that PostgreSQL stores; give one within it, or the type's MIN or MAX for"
				+ " infinity.");
	}

}
