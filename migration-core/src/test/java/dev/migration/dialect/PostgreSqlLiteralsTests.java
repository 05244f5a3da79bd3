package dev.migration.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgreSqlLiterals}.
 */
class PostgreSqlLiteralsTests {

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	static Object[][] values() throws UnknownHostException {
		LocalDateTime moment = LocalDateTime.of(2026, 11, 20, 23, 29, 18, 123_456_000);
		return new Object[][] { { null, "NULL" }, { true, "true" }, { false, "false" }, { "", "''" },
				{ "it's", "'it''s'" }, { "a\nb", "'a\nb'" }, { "a\\'b", "E'a\\\\''b'" },
				{ new StringBuilder("x"), "'x'" }, { 'x', "'x'" }, { "xy".toCharArray(), "'xy'" },
				{ TimeUnit.DAYS, "'DAYS'" }, { (byte) 1, "1" }, { (short) 2, "2" }, { -3, "-3" },
				{ Long.MIN_VALUE, "-9223372036854775808" },
				{ new BigInteger("12345678901234567890"), "12345678901234567890" }, { new BigDecimal("1.50"), "1.50" },
				{ new BigDecimal("1E+3"), "1E+3" }, { 0.1f, "0.1" }, { 1.0e10, "1.0E10" }, { 0.0, "0.0" },
				{ -0.0, "'-0.0'::double precision" }, { -0.0f, "'-0.0'::real" },
				{ Double.NaN, "'NaN'::double precision" },
				{ Double.NEGATIVE_INFINITY, "'-Infinity'::double precision" },
				{ Float.POSITIVE_INFINITY, "'Infinity'::real" },
				{ new byte[] { 0, 1, (byte) 0xff }, "E'\\\\x0001ff'::bytea" }, { new byte[0], "E'\\\\x'::bytea" },
				{ UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
						"'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid" },
				{ InetAddress.getByName("10.0.0.1"), "'10.0.0.1'::inet" },
				{ InetAddress.getByName("::1"), "'0:0:0:0:0:0:0:1'::inet" }, { Currency.getInstance("EUR"), "'EUR'" },
				{ ZoneId.of("Europe/Berlin"), "'Europe/Berlin'" }, { ZoneOffset.ofHours(-3), "'-03:00'" },
				{ Year.of(2026), "2026" }, { LocalDate.of(2026, 1, 2), "'2026-01-02'::date" },
				{ LocalDate.of(12026, 1, 2), "'12026-01-02'::date" },
				{ LocalDate.of(0, 1, 2), "'0001-01-02 BC'::date" }, { LocalDate.MAX, "'infinity'::date" },
				{ LocalDate.MIN, "'-infinity'::date" }, { LocalTime.of(1, 2), "'01:02:00'::time" },
				{ moment, "'2026-11-20 23:29:18.123456'::timestamp" }, { LocalDateTime.MAX, "'infinity'::timestamp" },
				{ moment.toInstant(ZoneOffset.UTC), "'2026-11-20 23:29:18.123456+00'::timestamptz" },
				{ Instant.EPOCH, "'1970-01-01 00:00:00+00'::timestamptz" }, { Instant.MIN, "'-infinity'::timestamptz" },
				{ OffsetDateTime.of(moment, ZoneOffset.ofHours(2)), "'2026-11-20 21:29:18.123456+00'::timestamptz" },
				{ OffsetDateTime.MAX, "'infinity'::timestamptz" },
				{ ZonedDateTime.of(moment, ZoneId.of("Europe/Berlin")),
						"'2026-11-20 22:29:18.123456+00'::timestamptz" },
				{ OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30)), "'01:02:03+05:30'::timetz" },
				{ OffsetTime.of(1, 2, 3, 0, ZoneOffset.UTC), "'01:02:03+00'::timetz" },
				{ Duration.ofMillis(-90_500), "'PT-1M-30.5S'::interval" },
				{ Period.of(1, 2, 3), "'P1Y2M3D'::interval" } };
	}

	static Object[][] arrays() {
		return new Object[][] { { List.of(1, 2), "ARRAY[1, 2]" }, { new int[] { 1 }, "ARRAY[1]" },
				{ new long[] { 1 }, "ARRAY[1]" }, { new short[] { 1 }, "ARRAY[1]" },
				{ new double[] { 1.5 }, "ARRAY[1.5]" }, { new float[] { 1.5f }, "ARRAY[1.5]" },
				{ new boolean[] { true }, "ARRAY[true]" },
				{ new byte[][] { { 1 }, null }, "ARRAY[E'\\\\x01'::bytea, NULL]" },
				{ Arrays.asList(1, null), "ARRAY[1, NULL]" }, { List.of(LocalDate.EPOCH), "ARRAY['1970-01-01'::date]" },
				{ List.of(List.of(1), List.of(2)), "ARRAY[ARRAY[1], ARRAY[2]]" },
				{ List.of(List.of(1), Arrays.asList((Object) null)), "ARRAY[ARRAY[1], ARRAY[NULL]]" },
				{ new String[] { "a", "it's" }, "'{\"a\",\"it''s\"}'" },
				{ Arrays.asList("a\\b", "\"", null, "NULL", ""), "E'{\"a\\\\\\\\b\",\"\\\\\"\",NULL,\"NULL\",\"\"}'" },
				{ new TimeUnit[] { TimeUnit.DAYS }, "'{\"DAYS\"}'" },
				{ List.of(List.of("a", "b"), List.of("c", "d")), "'{{\"a\",\"b\"},{\"c\",\"d\"}}'" },
				{ List.of("a", 1), "'{\"a\",\"1\"}'" }, { List.of(), "'{}'" }, { new int[0], "'{}'" },
				{ List.of(List.of(), List.of()), "'{}'" }, { Arrays.asList(null, null), "'{NULL,NULL}'" },
				{ List.of(Arrays.asList((Object) null)), "'{{NULL}}'" } };
	}

	@ParameterizedTest
	@MethodSource({ "values", "arrays" })
	void rendersEachKindOfValue(Object value, String expected) {
		assertThat(this.dialect.literal(value)).isEqualTo(expected);
	}

	@Test
	void refusesNulCharacters() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal("a\0b"))
			.withMessage("The text 'a?b' contains a NUL character, which PostgreSQL does not store; remove it.");
	}

	@Test
	void refusesHalfOfASurrogatePair() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal("a\ud83d"))
			.withMessage("The text 'a?' contains half of a surrogate pair, which UTF-8 does not encode; remove it.");
	}

	static Object[] outOfRange() {
		return new Object[] { LocalDate.of(-4713, 11, 23), LocalDate.of(5_874_898, 1, 1), LocalDate.MAX.minusDays(1),
				LocalDateTime.of(294_277, 1, 1, 0, 0), LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_500),
				Instant.MAX.minusSeconds(1), Instant.MIN.plusSeconds(1), OffsetDateTime.MAX.minusNanos(1),
				OffsetTime.MIN, OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(-16)),
				Duration.ofSeconds(Long.MAX_VALUE, 0), Duration.ofSeconds(-9_223_372_036_855L) };
	}

	@ParameterizedTest
	@MethodSource("outOfRange")
	void refusesTimesThatTheServerDoesNotReach(Object value) {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(value))
			.withMessage("The value '" + value + "' of '" + value.getClass().getName()
					+ "' is out of the range that PostgreSQL stores; give one within it, or the type's MIN or MAX for"
					+ " infinity.");
	}

	static Object[] ragged() {
		return new Object[] { List.of(List.of(1), List.of(1, 2)), List.of(1, List.of(2)),
				List.of(List.of(), List.of(1)), Arrays.asList(List.of(1), null), new int[][] { { 1 }, {} } };
	}

	@ParameterizedTest
	@MethodSource("ragged")
	void refusesArraysThatAreNotRectangular(Object value) {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(value))
			.withMessageMatching("The array '\\[.*]' is not rectangular, as PostgreSQL wants it; give inner arrays of"
					+ " one length\\.");
	}

	@Test
	void refusesWhatHasNoLiteral() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(new Date(0)))
			.withMessageContaining("of 'java.util.Date' has no literal in PostgreSQL; give a string, number, boolean,");
	}

}
