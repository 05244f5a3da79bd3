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
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MySqlLiterals}.
 */
class MySqlLiteralsTests {

	private static final UUID ID = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

	private final Dialect dialect = new MariaDbDialect();

	static Object[][] values() {
		LocalDateTime moment = LocalDateTime.of(2026, 11, 20, 23, 29, 18, 123_456_789);
		return new Object[][] { { null, "NULL" }, { true, "true" }, { false, "false" }, { "", "''" },
				{ "it's", "'it''s'" }, { "a\nb\r\t", "'a\nb\r\t'" }, { "a\\'b", "'a\\\\''b'" }, { "a\0b", "'a\\0b'" },
				{ "\u001a", "'\\Z'" }, { "😀 \"x\"", "'😀 \"x\"'" }, { new StringBuilder("x"), "'x'" }, { 'x', "'x'" },
				{ TimeUnit.DAYS, "'DAYS'" }, { (byte) 1, "1" }, { (short) 2, "2" }, { -3, "-3" },
				{ Long.MIN_VALUE, "-9223372036854775808" },
				{ new BigInteger("12345678901234567890"), "12345678901234567890" }, { new BigDecimal("1.50"), "1.50" },
				{ new BigDecimal("1E+3"), "1000" }, { 0.1f, "0.1" }, { 1.0e10, "1.0E10" },
				{ new byte[] { 0, 1, (byte) 0xff }, "x'0001ff'" }, { new byte[0], "x''" },
				{ ID, "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'" }, { LocalDate.of(2026, 1, 2), "date '2026-01-02'" },
				{ LocalDate.of(1, 1, 2), "date '0001-01-02'" }, { LocalTime.of(1, 2), "time '01:02:00'" },
				{ moment, "timestamp '2026-11-20 23:29:18.123456'" },
				{ moment.toInstant(ZoneOffset.UTC), "timestamp '2026-11-20 23:29:18.123456'" },
				{ Instant.EPOCH, "timestamp '1970-01-01 00:00:00'" },
				{ OffsetDateTime.of(moment, ZoneOffset.ofHours(2)), "timestamp '2026-11-20 21:29:18.123456'" },
				{ ZonedDateTime.of(moment, ZoneId.of("Europe/Berlin")), "timestamp '2026-11-20 22:29:18.123456'" },
				{ OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30)), "time '19:32:03'" },
				{ Duration.ofMillis(-90_500), "-90500000000" }, { Year.of(2026), "2026" }, { List.of(1, 2), "'[1,2]'" },
				{ Arrays.asList("a", "it's \"\\ \n", null, true, TimeUnit.DAYS, ID),
						"'[\"a\",\"it''s \\\\\"\\\\\\\\ \\\\u000a\",null,true,\"DAYS\","
								+ "\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"]'" },
				{ new String[] { "a" }, "'[\"a\"]'" }, { new int[] { 1 }, "'[1]'" }, { new long[] { 1 }, "'[1]'" },
				{ new double[] { 1.5 }, "'[1.5]'" }, { List.of(List.of(1), List.of()), "'[[1],[]]'" },
				{ List.of(new byte[] { 1, 2 }), "'[\"0102\"]'" } };
	}

	@ParameterizedTest
	@MethodSource("values")
	void rendersEachKindOfValue(Object value, String expected) {
		assertThat(this.dialect.literal(value)).isEqualTo(expected);
	}

	@Test
	void uuidsAreBytesWhereThereIsNoTypeForThem() {
		assertThat(new MySqlDialect().literal(ID)).isEqualTo("x'6ba7b8109dad11d180b400c04fd430c8'");
		assertThat(new MariaDbDialect(10, 6).literal(ID)).isEqualTo("x'6ba7b8109dad11d180b400c04fd430c8'");
	}

	@Test
	void refusesNumbersThatAreNotFinite() {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(Double.NaN))
			.withMessage("The number 'NaN' has no literal in MariaDB, which keeps neither NaN nor infinity;"
					+ " give null or a finite number.");
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> this.dialect.literal(List.of(Float.NEGATIVE_INFINITY)));
	}

	@Test
	void refusesDatesOutOfRange() {
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> new MySqlDialect().literal(LocalDate.of(10000, 1, 1)))
			.withMessage("The date '+10000-01-01' is out of the range of MySQL; give one of the years 1 to 9999.");
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> this.dialect.literal(Instant.MAX));
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> this.dialect.literal(LocalDateTime.MIN));
	}

	@Test
	void refusesWhatHasNoLiteral() {
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> this.dialect.literal(Period.ofDays(1)))
			.withMessage("The value 'P1D' of 'java.time.Period' has no literal in MariaDB; give a string, number,"
					+ " boolean, byte[], UUID, enum or java.time value, or a collection of them.");
	}

}
