package dev.migration.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
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
import java.util.stream.Stream;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the literal of a value is to the server what the value is as a parameter,
 * whatever the session's settings are: cast to a type, and without a cast in an insert.
 */
@ParameterizedClass
@ValueSource(
		strings = { "standard_conforming_strings = on", "standard_conforming_strings = off", "DateStyle = 'ISO, DMY'",
				"IntervalStyle = sql_standard", "TimeZone = 'Asia/Kolkata'", "bytea_output = escape" })
class PostgreSqlBoundValuesIntegrationTests {

	private static TestDatabase database;

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Parameter
	private String setting;

	@BeforeAll
	static void createDatabase() throws SQLException {
		database = TestDatabase.create();
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TYPE unit AS ENUM ('DAYS', 'it''s \"\\{},')");
		}
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	static Stream<Row> texts() {
		String odd = "a'b\"c\\d\\n\n\r\t$$ ? :x {,} \u00fc \ud83d\ude00 -- /* E'";
		String json = "{\"a\": \"it's \\\"q\\\" \\\\ \\n \\u00fc\", \"b\": [1, null, 1e400]}";
		return Stream.of(row("text", odd, odd), row("varchar(99)", odd, odd), row("text", "", ""),
				row("text", "NULL", "NULL"), row("text", '\'', "'"), row("text", "\\", "\\"),
				row("text", odd.toCharArray(), odd), row("char(3)", "a", "a"), row("json", json, json),
				row("jsonb", json, json), row("jsonb", "null", "null"),
				row("xml", "<a b='c'>\\</a>", "<a b='c'>\\</a>"), row("unit", TimeUnit.DAYS, "DAYS"),
				row("unit", "it's \"\\{},", "it's \"\\{},"), row("money", "12.34", "12.34"),
				row("bit(3)", "101", "101"), row("bit varying(9)", "101", "101"), row("int4range", "[1,5)", "[1,5)"),
				row("tsvector", "'it''s':1", "'it''s':1"), row("text", ZoneId.of("Europe/Berlin"), "Europe/Berlin"),
				row("text", new String[0], "{}"),
				row("bytea", new byte[] { 0, 39, 92, -1 }, new byte[] { 0, 39, 92, -1 }),
				row("bytea", new byte[0], new byte[0]));
	}

	static Stream<Row> numbers() {
		UUID uuid = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
		return Stream.of(row("boolean", true, true), row("smallint", Short.MIN_VALUE, Short.MIN_VALUE),
				row("integer", Integer.MIN_VALUE, Integer.MIN_VALUE), row("bigint", Long.MIN_VALUE, Long.MIN_VALUE),
				row("bigint", Long.MAX_VALUE, Long.MAX_VALUE), row("integer", Year.of(-44), -44),
				row("numeric", BigInteger.TEN.pow(60).negate(), new BigDecimal(BigInteger.TEN.pow(60).negate())),
				row("numeric", new BigDecimal("1.500"), new BigDecimal("1.500")),
				row("numeric(10,2)", new BigDecimal("-1E+3"), new BigDecimal("-1E+3")),
				row("numeric", Double.NaN, Double.NaN),
				row("numeric", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
				row("double precision", Double.NaN, Double.NaN),
				row("double precision", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
				row("double precision", -0.0, -0.0), row("double precision", 0.1, 0.1),
				row("double precision", Double.MIN_VALUE, Double.MIN_VALUE),
				row("double precision", Double.MAX_VALUE, Double.MAX_VALUE), row("real", 0.1f, 0.1f),
				row("real", Float.MIN_VALUE, Float.MIN_VALUE), row("real", Float.MAX_VALUE, Float.MAX_VALUE),
				row("real", -0.0f, -0.0f), row("real", Float.NaN, Float.NaN), row("uuid", uuid, uuid));
	}

	static Stream<Row> addresses() throws UnknownHostException {
		return Stream.of(row("inet", InetAddress.getByName("10.0.0.1"), "10.0.0.1"),
				row("inet", InetAddress.getByName("2001:db8::ff"), "2001:db8::ff"),
				row("cidr", InetAddress.getByName("10.0.0.1"), "10.0.0.1"));
	}

	static Stream<Row> times() {
		OffsetTime late = OffsetTime.of(23, 59, 59, 999_999_000, ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59));
		LocalDateTime moment = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_789);
		ZonedDateTime zoned = moment.atZone(ZoneId.of("Europe/Berlin"));
		return Stream.of(row("date", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 2)),
				row("date", LocalDate.of(1, 12, 31), LocalDate.of(1, 12, 31)),
				row("date", LocalDate.of(0, 1, 2), LocalDate.of(0, 1, 2)),
				row("date", LocalDate.of(-4713, 11, 24), "4714-11-24 BC"),
				row("date", LocalDate.of(5_874_897, 12, 31), "5874897-12-31"),
				row("date", LocalDate.MAX, LocalDate.MAX), row("date", LocalDate.MIN, LocalDate.MIN),
				row("time", LocalTime.MAX, LocalTime.MAX), row("time", LocalTime.MIN, LocalTime.MIN),
				row("time(3)", LocalTime.of(1, 2, 3, 999_500_000), LocalTime.of(1, 2, 3, 999_500_000)),
				row("time with time zone", late, late), row("timestamp", moment, moment),
				row("timestamp", LocalDateTime.of(12026, 1, 2, 3, 4), LocalDateTime.of(12026, 1, 2, 3, 4)),
				row("timestamp", LocalDateTime.of(-4713, 11, 24, 0, 0), "4714-11-24 00:00:00 BC"),
				row("timestamp", LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
						"294276-12-31 23:59:59.999999"),
				row("timestamp", LocalDateTime.MAX, LocalDateTime.MAX),
				row("timestamp", LocalDateTime.MIN, LocalDateTime.MIN),
				row("timestamp with time zone", zoned, zoned.toOffsetDateTime()),
				row("timestamp with time zone", zoned.toOffsetDateTime(), zoned.toOffsetDateTime()),
				row("timestamp with time zone", zoned.toInstant(), zoned.toOffsetDateTime()),
				row("timestamp with time zone", Instant.MIN, OffsetDateTime.MIN),
				row("timestamp with time zone", OffsetDateTime.MAX, OffsetDateTime.MAX),
				row("interval", Duration.ofSeconds(-90, 500_000_000), "-00:01:29.5"),
				row("interval", Duration.ofDays(400).plusNanos(1_000), "9600:00:00.000001"),
				row("interval", Duration.ZERO, "0"), row("interval", Period.of(1, -2, 3), "1 year -2 months 3 days"),
				row("interval second(3)", Duration.ofMillis(1234), "1.234 seconds"));
	}

	static Stream<Row> arrays() {
		List<String> odd = Arrays.asList("it's", null, "NULL", "", "a\"b\\c,{}", "\n");
		UUID uuid = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
		return Stream.of(row("text[]", odd, new Elements("text", odd.toArray())),
				row("varchar(20)[]", odd, new Elements("varchar", odd.toArray())),
				row("unit[]", List.of(TimeUnit.DAYS), new Elements("unit", "DAYS")),
				row("unit[]", Arrays.asList("it's \"\\{},", null), new Elements("unit", "it's \"\\{},", null)),
				row("jsonb[]", List.of("{\"a\": \"b\\\\\"}"), new Elements("jsonb", "{\"a\": \"b\\\\\"}")),
				row("integer[]", new int[] { 1, -2 }, new Elements("int4", 1, -2)),
				row("bigint[]", Arrays.asList(1, null), new Elements("int8", 1L, null)),
				row("smallint[]", new short[] { 1 }, new Elements("int2", (short) 1)),
				row("boolean[]", new boolean[] { true, false }, new Elements("bool", true, false)),
				row("real[]", new float[] { 0.1f, Float.NaN }, new Elements("float4", 0.1f, Float.NaN)),
				row("double precision[]", List.of(0.1, -0.0), new Elements("float8", 0.1, -0.0)),
				row("numeric[]", List.of(new BigDecimal("1.50")), new Elements("numeric", new BigDecimal("1.50"))),
				row("uuid[]", List.of(uuid), new Elements("uuid", uuid)),
				row("date[]", List.of(LocalDate.MAX, LocalDate.EPOCH), new Elements("date", "infinity", "1970-01-01")),
				row("timestamp with time zone[]", List.of(Instant.EPOCH),
						new Elements("timestamptz", "1970-01-01 00:00:00+00")),
				row("interval[]", List.of(Duration.ofSeconds(1)), new Elements("interval", "00:00:01")),
				row("bytea[]", new byte[][] { { 0, 92 }, null },
						new Elements("bytea", (Object[]) new byte[][] { { 0, 92 }, null })),
				row("text[]", List.of(List.of("a"), Arrays.asList((Object) null)),
						new Elements("text", new Object[] { "a" }, new Object[] { null })),
				row("integer[]", List.of(List.of(1, 2), Arrays.asList(3, null)),
						new Elements("int4", new Object[] { 1, 2 }, new Object[] { 3, null })),
				row("integer[]", List.of(), new Elements("int4")),
				row("integer[]", List.of(List.of()), new Elements("int4")),
				row("integer[]", Arrays.asList(null, null), new Elements("int4", null, null)),
				row("text[]", null, null));
	}

	@ParameterizedTest
	@MethodSource({ "texts", "numbers", "addresses", "times", "arrays" })
	void literalsAreWhatParametersAre(Row row) throws SQLException {
		String literal = this.dialect.literal(row.value());
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET " + this.setting);
			statement.execute("CREATE TEMPORARY TABLE t (c " + row.type() + ")");
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
				bind(insert, row.bound());
				insert.executeUpdate();
			}
			String expected = text(statement, "SELECT c::text FROM t");
			statement.execute("DELETE FROM t");
			statement.execute("INSERT INTO t VALUES (" + literal + ")");

			assertThat(text(statement, "SELECT c::text FROM t")).isEqualTo(expected);
			assertThat(text(statement, "SELECT CAST(" + literal + " AS " + row.type() + ")::text")).isEqualTo(expected);
		}
	}

	private static void bind(PreparedStatement insert, Object value) throws SQLException {
		if (value instanceof Elements array) {
			insert.setArray(1, insert.getConnection().createArrayOf(array.type(), array.values()));
		}
		else if (value == null || value instanceof String) {
			insert.setObject(1, value, Types.OTHER);
		}
		else {
			insert.setObject(1, value);
		}
	}

	private static Row row(String type, Object value, Object bound) {
		return new Row(type, value, bound);
	}

	private static String text(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	/**
	 * One value.
	 *
	 * @param type the column's type
	 * @param value what is rendered
	 * @param bound what the driver is given for it; a string stands for any type
	 */
	record Row(String type, Object value, Object bound) {

		@Override
		public String toString() {
			return this.type + " " + this.value;
		}

	}

	/**
	 * What the driver makes an array of.
	 */
	record Elements(String type, Object... values) {

	}

}
