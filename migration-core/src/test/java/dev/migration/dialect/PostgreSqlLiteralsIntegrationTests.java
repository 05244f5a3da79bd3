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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migration.dialect.Models.names;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgreSqlLiterals} and {@link ParameterMarkers} against a real
 * server.
 */
class PostgreSqlLiteralsIntegrationTests {

	private static TestDatabase database;

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@BeforeAll
	static void createDatabase() {
		database = TestDatabase.create();
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	/**
	 * Return values with an expression that is true of nothing else on the server.
	 */
	static Object[][] values() {
		return new Object[][] { { "a\\'\"\n$$b?", "= 'a' || chr(92) || chr(39) || chr(34) || chr(10) || '$$b?'" },
				{ true, "= (1 = 1)" }, { Long.MIN_VALUE, "= -9223372036854775807 - 1" },
				{ new BigDecimal("1E+3"), "= 1000" }, { Double.NaN, "= 'NaN'::float8" }, { 1.0e10, "= 10000000000" },
				{ new byte[] { 0, (byte) 0xff }, "= decode('00ff', 'hex')" },
				{ UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
						"= '6BA7B8109DAD11D180B400C04FD430C8'::uuid" },
				{ LocalDate.of(2026, 1, 2), "= make_date(2026, 1, 2)" },
				{ LocalDate.of(0, 1, 2), "= make_date(-1, 1, 2)" },
				{ LocalDate.of(12026, 1, 2), "= make_date(12026, 1, 2)" }, { LocalDate.MAX, "= 'infinity'::date" },
				{ LocalTime.of(1, 2), "= make_time(1, 2, 0)" },
				{ LocalDateTime.of(2026, 1, 2, 3, 4, 5), "= make_timestamp(2026, 1, 2, 3, 4, 5)" },
				{ Instant.ofEpochSecond(1), "= to_timestamp(1)" }, { Instant.MAX, "= 'infinity'::timestamptz" },
				{ OffsetDateTime.of(1970, 1, 1, 2, 0, 1, 0, ZoneOffset.ofHours(2)), "= to_timestamp(1)" },
				{ OffsetDateTime.of(-1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
						"= make_timestamptz(-2, 1, 1, 0, 0, 0, 'UTC')" },
				{ OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30)), "= '01:02:03+05:30'::timetz" },
				{ Duration.ofMillis(-90_500), "= make_interval(secs => -90.5)" },
				{ Period.of(1, 2, 3), "= make_interval(1, 2, 0, 3)" }, { List.of(1, 2), "= '{1,2}'::int[]" },
				{ List.of("a,b", "{"), "= string_to_array('a,b|{', '|')" }, { List.of(), "= ARRAY[]::int[]" },
				{ List.of(List.of(1), List.of(2)), "= '{{1},{2}}'::int[]" },
				{ Arrays.asList(null, null), "= '{NULL,NULL}'::int[]" } };
	}

	@ParameterizedTest
	@MethodSource("values")
	void theServerReadsWhatIsMeant(Object value, String condition) throws SQLException {
		assertThat(query("SELECT " + this.dialect.literal(value) + " " + condition)).isEqualTo("t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "off" })
	void backslashesDoNotDependOnASetting(String setting) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET standard_conforming_strings = " + setting);
			ResultSet result = statement.executeQuery("SELECT " + this.dialect.literal("\\' || 'x"));
			result.next();

			assertThat(result.getString(1)).isEqualTo("\\' || 'x");
		}
	}

	@Test
	void negativeParametersNeitherStartCommentsNorBindWeaker() throws SQLException {
		List<String> statements = this.dialect
			.statements(new ExecuteSql("SELECT (1 -?)::text || ?::text", List.of(-2, -3)));

		assertThat(query(statements.get(0))).isEqualTo("3-3");
	}

	@Test
	void rowsAreInsertedInBatches() throws SQLException {
		List<List<Object>> rows = IntStream.range(0, 1001)
			.mapToObj((number) -> List.<Object>of(number, "row " + number))
			.toList();
		List<String> statements = this.dialect
			.statements(new BulkInsert(QualifiedName.of("batch"), names("id", "text"), rows));

		assertThat(statements).hasSize(3);
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE batch (id integer, text text)");
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		assertThat(query("SELECT count(DISTINCT id) || ' to ' || max(id) FROM batch")).isEqualTo("1001 to 1000");
	}

	private static String query(String sql) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

}
