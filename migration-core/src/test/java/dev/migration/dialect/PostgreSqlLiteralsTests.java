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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
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

	static Object[][] values() {
		LocalDateTime moment = LocalDateTime.of(2026, 11, 20, 23, 29, 18, 123_456_000);
		return new Object[][] { { null, "NULL" }, { true, "true" }, { false, "false" }, { "", "''" },
				{ "it's", "'it''s'" }, { "a\nb", "'a\nb'" }, { "a\\'b", "E'a\\\\''b'" },
				{ new StringBuilder("x"), "'x'" }, { 'x', "'x'" }, { TimeUnit.DAYS, "'DAYS'" }, { (byte) 1, "1" },
				{ (short) 2, "2" }, { -3, "-3" }, { Long.MIN_VALUE, "-9223372036854775808" },
				{ new BigInteger("12345678901234567890"), "12345678901234567890" }, { new BigDecimal("1.50"), "1.50" },
				{ new BigDecimal("1E+3"), "1E+3" }, { 0.1f, "0.1" }, { 1.0e10, "1.0E10" },
				{ Double.NaN, "'NaN'::double precision" },
				{ Double.NEGATIVE_INFINITY, "'-Infinity'::double precision" },
				{ Float.POSITIVE_INFINITY, "'Infinity'::real" },
				{ new byte[] { 0, 1, (byte) 0xff }, "'\\x0001ff'::bytea" }, { new byte[0], "'\\x'::bytea" },
				{ UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
						"'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid" },
				{ LocalDate.of(2026, 1, 2), "'2026-01-02'::date" },
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
				{ Period.of(1, 2, 3), "'P1Y2M3D'::interval" }, { List.of(1, 2), "ARRAY[1, 2]" },
				{ new String[] { "a", "it's" }, "ARRAY['a', 'it''s']" }, { new int[] { 1 }, "ARRAY[1]" },
				{ new long[] { 1 }, "ARRAY[1]" }, { new double[] { 1.5 }, "ARRAY[1.5]" },
				{ Arrays.asList(1, null), "ARRAY[1, NULL]" },
				{ List.of(List.of(1), List.of(2)), "ARRAY[ARRAY[1], ARRAY[2]]" }, { List.of(), "'{}'" },
				{ Arrays.asList(null, null), "'{NULL,NULL}'" } };
	}

	@ParameterizedTest
	@MethodSource("values")
	void rendersEachKindOfValue(Object value, String expected) {
		assertThat(this.dialect.literal(value)).isEqualTo(expected);
	}

	@Test
	void refusesNulCharacters() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal("a\0b"))
			.withMessage("The text 'a?b' contains a NUL character, which PostgreSQL does not store; remove it.");
	}

	@Test
	void refusesWhatHasNoLiteral() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(new Date(0)))
			.withMessageContaining("of 'java.util.Date' has no literal in PostgreSQL; give a string, number, boolean,");
	}

}
