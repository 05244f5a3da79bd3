package dev.migration.dialect;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Rows;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migration.dialect.Models.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link H2Literals} against a real database.
 */
class H2LiteralsIntegrationTests {

	private static TestDatabase database;

	private final H2Dialect dialect = new H2Dialect();

	@BeforeAll
	static void createDatabase() {
		database = Databases.h2();
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	/**
	 * Return values with the type of a column that keeps them as they are.
	 */
	static Object[][] values() {
		return new Object[][] { { "a\\'\"\n\r\t$$b?:c -- d /* e */", "varchar" }, { "", "varchar" },
				{ "\0 'a' \\0000 \0", "varchar" }, { "Größe 東京 😀 \u00a0\u2028", "varchar" },
				{ "x".repeat(100_000), "clob" }, { true, "boolean" }, { false, "boolean" },
				{ Long.MIN_VALUE, "bigint" }, { Long.MAX_VALUE, "bigint" }, { Integer.MIN_VALUE, "integer" },
				{ new BigDecimal("12345678901234567890.123456789"), "numeric(38,9)" },
				{ new BigDecimal("-0.01"), "numeric(4,2)" }, { Double.NaN, "double precision" },
				{ Double.POSITIVE_INFINITY, "double precision" }, { Double.NEGATIVE_INFINITY, "double precision" },
				{ Double.MIN_VALUE, "double precision" }, { Double.MAX_VALUE, "double precision" },
				{ 0.1, "double precision" }, { 0.1f, "real" }, { Float.NaN, "real" },
				{ new byte[] { 0, 39, 92, (byte) 0xff }, "varbinary" }, { new byte[0], "varbinary" },
				{ UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "uuid" },
				{ LocalDate.of(2026, 1, 2), "date" }, { LocalDate.of(0, 1, 2), "date" },
				{ LocalDate.of(-4711, 12, 31), "date" }, { LocalDate.of(12_026, 1, 2), "date" },
				{ LocalDate.MAX, "date" }, { LocalDate.MIN, "date" }, { LocalTime.MIN, "time(9)" },
				{ LocalTime.MAX, "time(9)" }, { LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6), "timestamp(9)" },
				{ LocalDateTime.MAX, "timestamp(9)" }, { LocalDateTime.MIN, "timestamp(9)" },
				{ OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHoursMinutes(5, 30)), "time(9) with time zone" },
				{ OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(-18)), "time(9) with time zone" },
				{ OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)),
						"timestamp(9) with time zone" },
				{ OffsetDateTime.of(-1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "timestamp(9) with time zone" },
				{ Instant.EPOCH, "timestamp(9) with time zone" },
				{ Instant.parse("2026-01-02T03:04:05.000000006Z"), "timestamp(9) with time zone" },
				{ Instant.parse("-4711-01-02T03:04:05Z"), "timestamp(9) with time zone" },
				{ Duration.ofSeconds(-90, 500_000_001), "interval second(18,9)" },
				{ Duration.ofDays(100_000), "interval second(18,9)" }, { Duration.ZERO, "interval second" },
				{ Period.of(1, 2, 0), "interval year(4) to month" },
				{ Period.of(-1, -2, 0), "interval year(4) to month" } };
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueComesBackAsItWent(Object value, String type) throws SQLException {
		assertThat(roundTrip(value, type, value.getClass())).isEqualTo(value);
	}

	/**
	 * Return what has no class of its own in the driver, or another one than it came
	 * from.
	 */
	static Object[][] conditions() {
		return new Object[][] { { 'x', "= 'x'" }, { new StringBuilder("it's"), "= 'it''s'" },
				{ Thread.State.NEW, "= 'NEW'" }, { new BigDecimal("1E+3"), "= 1000" }, { 1.0e10, "= 10000000000" },
				{ (short) -1, "= -1" }, { Period.ofDays(-3), "= INTERVAL '-3' DAY" },
				{ Instant.ofEpochSecond(1).atZone(ZoneId.of("Asia/Tokyo")),
						"= TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:01+00'" },
				{ List.of(1, 2), "= ARRAY[1, 2]" }, { List.of("a,b", "it's {"), "= ARRAY['a,b', 'it''s {']" },
				{ List.of(), "= ARRAY[]" }, { List.of(List.of(1), List.of(2)), "= ARRAY[ARRAY[1], ARRAY[2]]" },
				{ new int[] { 1, -2 }, "= ARRAY[1, -2]" },
				{ new double[] { Double.NaN }, "= ARRAY[CAST('NaN' AS DOUBLE)]" },
				{ new String[] { "\\", "\n" }, "= ARRAY[CHAR(92), CHAR(10)]" },
				{ Arrays.asList(null, 1), "IS NOT DISTINCT FROM ARRAY[NULL, 1]" } };
	}

	@ParameterizedTest
	@MethodSource("conditions")
	void databaseReadsWhatIsMeant(Object value, String condition) throws SQLException {
		assertThat(query("SELECT " + this.dialect.literal(value) + " " + condition, Boolean.class)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"k\":\"it's \\\\ \\n 😀\"}", "[1,2.5,null,true]", "\"text\"", "null" })
	void documentStaysTheSame(String json) throws SQLException {
		ColumnType type = this.dialect.parseType("json");
		List<String> statements = this.dialect.statements(new BulkInsert(QualifiedName.of("document"), names("c"),
				List.of(type), Rows.of(List.of(List.of(json)))));

		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE document (c json)");
			try {
				statement.execute(statements.get(0));
				ResultSet result = statement.executeQuery("SELECT c FROM document");
				result.next();
				assertThat(result.getString(1)).isEqualTo(json);
			}
			finally {
				statement.execute("DROP TABLE document");
			}
		}
	}

	@Test
	void negativeParametersNeitherStartCommentsNorBindWeaker() throws SQLException {
		List<String> statements = this.dialect.statements(new ExecuteSql("SELECT 1 -? + ?", List.of(-2, -3)));

		assertThat(query(statements.get(0), Integer.class)).isZero();
	}

	@Test
	void refusesWhatHasNoLiteral() {
		assertRefused(Period.of(1, 2, 3), "The value 'P1Y2M3D' of 'java.time.Period'");
		assertRefused(Thread.class, "The value 'class java.lang.Thread' of 'java.lang.Class'");
		assertRefused(Duration.ofSeconds(Long.MAX_VALUE),
				"The value 'PT2562047788015215H30M7S' of 'java.time.Duration'");
	}

	private void assertRefused(Object value, String what) {
		assertThatExceptionOfType(UnsupportedLiteralException.class).isThrownBy(() -> this.dialect.literal(value))
			.withMessage(what + " has no literal in H2; give a string, number, boolean, byte[], UUID, enum or java.time"
					+ " value, or a collection of them; a period has years and months or days, a duration at most 18"
					+ " digits of seconds.");
	}

	private Object roundTrip(Object value, String type, Class<?> as) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE kept (c " + type + ")");
			try {
				statement.execute(
						this.dialect.statements(new ExecuteSql("INSERT INTO kept VALUES (?)", List.of(value))).get(0));
				ResultSet result = statement.executeQuery("SELECT c FROM kept");
				result.next();
				return result.getObject(1, as);
			}
			finally {
				statement.execute("DROP TABLE kept");
			}
		}
	}

	private static <T> T query(String sql, Class<T> type) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getObject(1, type);
		}
	}

}
