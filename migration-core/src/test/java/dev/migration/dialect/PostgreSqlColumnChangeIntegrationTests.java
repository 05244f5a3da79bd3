package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.schema.SequenceOptions;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.generated;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.notNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for what {@link PostgreSqlColumnChange} does to the rows of a table.
 */
class PostgreSqlColumnChangeIntegrationTests {

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.database = TestDatabase.create();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void longTextsAreRefusedRatherThanCut() throws SQLException {
		execute("CREATE TABLE t (c text)", "INSERT INTO t VALUES ('abcdef')");

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> change(column("c", "text"), column("c", "varchar(5)")))
			.withMessageContaining("value too long for type character varying(5)");
	}

	@Test
	void textsBecomeNumbers() throws SQLException {
		execute("CREATE TABLE t (c text)", "INSERT INTO t VALUES ('42')");

		change(column("c", "text"), column("c", "integer"));

		assertThat(query("SELECT c + 1 FROM t")).isEqualTo("43");
	}

	@Test
	void newIdentityCountsOn() throws SQLException {
		execute("CREATE TABLE t (c bigint)", "INSERT INTO t VALUES (3), (41)");

		change(column("c", "bigint"), notNull("c", "bigint").withIdentity(Identity.BY_DEFAULT));

		assertThat(query("INSERT INTO t DEFAULT VALUES RETURNING c")).isEqualTo("42");
	}

	@Test
	void newIdentityOfAnEmptyTableStartsAtItsStart() throws SQLException {
		execute("CREATE TABLE t (c bigint)");

		change(column("c", "bigint"),
				notNull("c", "bigint").withIdentity(new Identity(true, SequenceOptions.of(100, 1))));

		assertThat(query("INSERT INTO t DEFAULT VALUES RETURNING c")).isEqualTo("100");
	}

	@Test
	void newIdentityCountsDownBelowWhatIsThere() throws SQLException {
		execute("CREATE TABLE t (c bigint)", "INSERT INTO t VALUES (-7), (5)");

		change(column("c", "bigint"),
				notNull("c", "bigint").withIdentity(new Identity(false, SequenceOptions.of(-1, -1))));

		assertThat(query("INSERT INTO t DEFAULT VALUES RETURNING c")).isEqualTo("-8");
	}

	@Test
	void storedValuesOutliveTheirExpression() throws SQLException {
		execute("CREATE TABLE t (n integer, c integer GENERATED ALWAYS AS (n * 2) STORED)",
				"INSERT INTO t (n) VALUES (21)");

		change(generated("c", "integer", "n * 2", true), column("c", "integer"));

		assertThat(query("SELECT c FROM t")).isEqualTo("42");
	}

	@Test
	void virtualValuesOutliveTheirExpression() throws SQLException {
		assumeThat(this.database.major()).isGreaterThanOrEqualTo(18);
		execute("CREATE TABLE t (n integer, c integer GENERATED ALWAYS AS (n * 2) VIRTUAL)",
				"INSERT INTO t (n) VALUES (21)");

		change(generated("c", "integer", "n * 2", false), notNull("c", "integer"));

		assertThat(query("SELECT c FROM t")).isEqualTo("42");
	}

	private void change(Column from, Column to) throws SQLException {
		execute(new PostgreSqlDialect().statements(new AlterColumn(name("t"), from, to, null, null))
			.toArray(String[]::new));
	}

	private void execute(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	private String query(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

}
