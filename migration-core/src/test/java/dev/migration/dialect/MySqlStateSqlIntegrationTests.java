package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import dev.migration.operation.CreateTable;
import dev.migration.operation.DropSchema;
import dev.migration.schema.Name;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.migration.dialect.Models.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MySqlStateSql}, {@link MySqlOfflineSql} and {@link MySqlLiterals}
 * against a real server.
 */
class MySqlStateSqlIntegrationTests {

	private final Dialect dialect = new MariaDbDialect();

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.database = Databases.mariaDb();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void disconnect() throws SQLException {
		execute("DROP SCHEMA IF EXISTS hr_state");
		this.connection.close();
		this.database.close();
	}

	@Test
	void rowsAreReadWithTheSchema() throws SQLException {
		String sql = this.dialect.state().readRows(null, Name.of("migration_version"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(sql))
			.matches((ex) -> this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode()));
		execute("CREATE TABLE migration_version (version_num varchar(32) PRIMARY KEY)");
		assertThat(query(sql)).containsExactly(this.database.name(), null, null);
		execute("INSERT INTO migration_version VALUES ('a1')");
		assertThat(query(sql)).containsExactly(this.database.name(), this.database.name(), "a1");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> query(this.dialect.state().readRows(Name.of("nowhere"), Name.of("migration_version"))))
			.matches((ex) -> this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode()));
	}

	@Test
	void everySettingCanBeSetToWhatItIs() throws SQLException {
		Map<String, String> before = settings();

		for (Map.Entry<String, String> setting : before.entrySet()) {
			execute(this.dialect.state().set(setting.getKey(), setting.getValue()));
		}

		assertThat(settings()).isEqualTo(before).containsKeys("role", "sql_mode", "max_statement_time");
	}

	@Test
	void namesOfTablesAndColumnsAreRead() throws SQLException {
		execute("CREATE TABLE `T'b` (`B` int, a int)");
		execute("CREATE VIEW v AS SELECT 1");

		Name schema = Name.of(this.database.name());
		assertThat(query(this.dialect.state().tables(schema))).containsExactly("T'b");
		assertThat(query(this.dialect.state().columns(schema, Name.of("T'b")))).containsExactly("B");
	}

	@Test
	void textFailsWhereTheDatabaseIsSomewhereElse() throws SQLException {
		for (String sql : this.dialect.offline()
			.prepareSession(Name.of(this.database.name()), TimeZone.getTimeZone("UTC"))) {
			execute(sql);
		}
		execute("CREATE TABLE migration_version (version_num varchar(32) PRIMARY KEY)");
		execute("INSERT INTO migration_version VALUES ('a1')");

		assertThatNoException().isThrownBy(() -> query(requireRows("a1")));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(requireRows("b2")))
			.withMessageContaining("These statements start at b2, but the database is at a1.");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(requireRows()))
			.withMessageContaining("These statements start at base, but the database is at a1.");
	}

	private String requireRows(String... rows) {
		return this.dialect.offline().requireRows(name("migration_version"), List.of(rows));
	}

	@Test
	void schemaThatIsNotEmptyIsNotDropped() throws SQLException {
		execute("CREATE SCHEMA hr_state");
		execute("CREATE TABLE hr_state.t (a int)");
		List<String> statements = this.dialect.statements(new DropSchema(Name.of("hr_state"), false));

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(statements.get(0)))
			.withMessageContaining("Schema 'hr_state' holds 't', so it was not dropped. Drop that first.");
	}

	@Test
	void schemaThatHoldsARoutineIsNotDropped() throws SQLException {
		execute("CREATE SCHEMA hr_routine");
		execute("CREATE FUNCTION hr_routine.f() RETURNS int DETERMINISTIC RETURN 1");
		List<String> statements = this.dialect.statements(new DropSchema(Name.of("hr_routine"), false));

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(statements.get(0)))
			.withMessageContaining("Schema 'hr_routine' holds 'f', so it was not dropped. Drop that first.");

		execute("DROP FUNCTION hr_routine.f");
		query(statements.get(0));
		execute(statements.get(1));
	}

	@Test
	void longNamesAreTakenAsFarAsTheyAreNotRefused() throws SQLException {
		String longest = "ä".repeat(64);
		for (String sql : this.dialect.statements(new CreateTable(Models.table("a`b.\"c' d",
				MariaDbModels.column(longest, "int"), MariaDbModels.column("rank", "int"))))) {
			execute(sql);
		}

		assertThat(query(this.dialect.state().columns(Name.of(this.database.name()), Name.of("a`b.\"c' d"))))
			.containsExactly(longest);
	}

	@Test
	void literalsAreReadAsTheyAreMeant() throws SQLException {
		for (Object[] row : MySqlLiteralsTests.values()) {
			assertThatNoException().isThrownBy(() -> query("SELECT " + this.dialect.literal(row[0])));
		}
		for (String text : List.of("it's", "a\\'b", "a\0b", "\u001a\n\r\t\"`", "😀", "%_")) {
			assertThat(query("SELECT " + this.dialect.literal(text))).containsExactly(text);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''|STRICT_TRANS_TABLES
			NO_BACKSLASH_ESCAPES|STRICT_TRANS_TABLES
			STRICT_ALL_TABLES|STRICT_TRANS_TABLES,STRICT_ALL_TABLES
			ANSI,NO_ZERO_DATE|REAL_AS_FLOAT,PIPES_AS_CONCAT,IGNORE_SPACE,STRICT_TRANS_TABLES,NO_ZERO_DATE
			ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT|PIPES_AS_CONCAT,STRICT_TRANS_TABLES
			""")
	void sessionKeepsTheModesThatLiteralsDoNotMind(String before, String after) throws SQLException {
		execute("SET sql_mode = '" + before + "'");

		for (int i = 0; i < 2; i++) {
			for (String sql : this.dialect.state().prepareSession()) {
				execute(sql);
			}
			assertThat(query("SELECT @@sql_mode, @@time_zone")).containsExactly(after, "+00:00");
		}
	}

	@Test
	void nobodyElsesLimitsEndARun() throws SQLException {
		execute("SET SESSION wait_timeout = 5, SESSION idle_transaction_timeout = 6,"
				+ " SESSION idle_readonly_transaction_timeout = 7, SESSION idle_write_transaction_timeout = 8");
		Map<String, String> before = settings();

		for (int i = 0; i < 2; i++) {
			for (String sql : this.dialect.state().prepareRun("shop")) {
				execute(sql);
			}
			assertThat(query("SELECT @@wait_timeout, @@idle_transaction_timeout, @@idle_readonly_transaction_timeout,"
					+ " @@idle_write_transaction_timeout"))
				.containsExactly("28800", "0", "0", "0");
		}
		execute("SET SESSION wait_timeout = 30000");
		execute(this.dialect.state().prepareRun("shop").get(0));
		assertThat(query("SELECT @@wait_timeout")).containsExactly("30000");
		for (String name : List.of("wait_timeout", "idle_transaction_timeout")) {
			execute(this.dialect.state().set(name, before.get(name)));
		}
		assertThat(query("SELECT @@wait_timeout, @@idle_transaction_timeout")).containsExactly("5", "6");
		assertThat(before).containsEntry("wait_timeout", "5")
			.containsEntry("idle_transaction_timeout", "6")
			.containsEntry("idle_readonly_transaction_timeout", "7")
			.containsEntry("idle_write_transaction_timeout", "8");
		assertThat(List.copyOf(before.keySet())).last().isEqualTo("role");
	}

	private Map<String, String> settings() throws SQLException {
		Map<String, String> settings = new LinkedHashMap<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(this.dialect.state().settings())) {
			while (result.next()) {
				settings.put(result.getString(1), result.getString(2));
			}
		}
		return settings;
	}

	private List<String> query(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet result = statement.executeQuery(sql)) {
				List<String> values = new ArrayList<>();
				if (result.next()) {
					for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
						values.add(result.getString(i));
					}
				}
				return values;
			}
		}
	}

	private void execute(String sql) throws SQLException {
		DialectSuite.execute(this.connection, sql);
	}

}
