package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migration.operation.DropEnumValue;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for taking a value from an enum type that is in use.
 */
class PostgreSqlEnumValueIntegrationTests {

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
	void everythingThatUsesTheTypeIsAsBefore() throws SQLException {
		execute("CREATE TYPE \"it's\" AS ENUM ('ok', 'sad')", "COMMENT ON TYPE \"it's\" IS 'a type'", """
				CREATE TABLE "t t" (a "it's" DEFAULT 'ok' NOT NULL, b "it's"[] DEFAULT '{ok}', n integer,
					CONSTRAINT ck CHECK (a <> 'sad' OR n > 0), UNIQUE (a, n))""",
				"CREATE INDEX ix ON \"t t\" (n) WHERE a = 'ok'", "CREATE INDEX plain ON \"t t\" (a)", """
						CREATE TABLE part (a "it's" DEFAULT 'sad', n integer) PARTITION BY RANGE (n)""",
				"CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (9)",
				"INSERT INTO \"t t\" VALUES ('sad', '{ok,sad}', 1)", "INSERT INTO part VALUES ('ok', 1)");
		String before = CatalogDump.of(this.database.dataSource(), "public");
		execute("ALTER TYPE \"it's\" ADD VALUE 'new' BEFORE 'sad'");

		drop("it's", "new", false);

		assertThat(CatalogDump.of(this.database.dataSource(), "public")).isEqualTo(before);
		assertThat(query("SELECT a || ' ' || b::text FROM \"t t\"")).isEqualTo("sad {ok,sad}");
	}

	@Test
	void rightsAndRemarksAreAsBefore() throws SQLException {
		String role = query("SELECT 'owner_' || current_database()");
		execute("CREATE ROLE " + role, "GRANT CREATE, USAGE ON SCHEMA public TO " + role,
				"CREATE TYPE mood AS ENUM ('ok', 'sad')", "REVOKE ALL ON TYPE mood FROM PUBLIC",
				"GRANT USAGE ON TYPE mood TO " + role + " WITH GRANT OPTION", """
						CREATE TABLE t (a mood CONSTRAINT ck CHECK (a <> 'sad'), n text,
							CONSTRAINT other CHECK (n::mood <> 'sad' OR n > ''), EXCLUDE (a WITH =))""",
				"COMMENT ON CONSTRAINT ck ON t IS 'never sad'", "CREATE INDEX ix ON t (n) WHERE a = 'ok'",
				"COMMENT ON INDEX ix IS 'the happy'", "ALTER TABLE t ALTER a SET STATISTICS 7",
				"CREATE STATISTICS st ON a, n FROM t", "ALTER TYPE mood OWNER TO " + role);
		try {
			String before = CatalogDump.of(this.database.dataSource(), "public");
			execute("ALTER TYPE mood ADD VALUE 'new'");

			drop("mood", "new", false);

			assertThat(CatalogDump.of(this.database.dataSource(), "public")).isEqualTo(before)
				.contains(role)
				.contains("never sad", "the happy");
		}
		finally {
			execute("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
		}
	}

	@Test
	void foreignKeysBetweenColumnsOfTheTypeStay() throws SQLException {
		execute("CREATE TYPE mood AS ENUM ('ok', 'sad')", "CREATE TABLE p (a mood PRIMARY KEY)",
				"CREATE TABLE c (a mood CONSTRAINT fk REFERENCES p ON DELETE CASCADE)",
				"COMMENT ON CONSTRAINT fk ON c IS 'a key'", "INSERT INTO p VALUES ('sad')",
				"INSERT INTO c VALUES ('sad')");
		String before = CatalogDump.of(this.database.dataSource(), "public");
		execute("ALTER TYPE mood ADD VALUE 'new'");

		drop("mood", "new", false);

		assertThat(CatalogDump.of(this.database.dataSource(), "public")).isEqualTo(before);
	}

	@Test
	void whatCannotBeChangedIsNamed() throws SQLException {
		execute("CREATE TYPE mood AS ENUM ('ok', 'sad')",
				"CREATE TABLE t (a mood, b mood[], g text GENERATED ALWAYS AS (CASE a WHEN 'ok' THEN 'x' END) STORED,"
						+ " n integer DEFAULT length('ok'::mood::text))",
				"CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW w AS SELECT n FROM t WHERE a = 'ok'",
				"CREATE MATERIALIZED VIEW m AS SELECT b FROM t", "CREATE DOMAIN d AS mood",
				"CREATE FUNCTION f(mood[]) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
				"CREATE POLICY p ON t USING (a = 'ok')", "CREATE TYPE pair AS (one mood, two text)");

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> drop("mood", "sad", false))
			.withMessageContaining(
					"Enum type mood is used by column g of table t, composite type pair, default value for"
							+ " column n of table t, function f(mood[]), materialized view m, policy p on table t, type d, view v,"
							+ " view w, which cannot be changed to another type")
			.withMessageContaining("Drop that first, and create it again after.");
	}

	@Test
	void refusesWithTheCountOfRowsThatUseTheValue() throws SQLException {
		execute("CREATE TYPE mood AS ENUM ('ok', 'sad')", "CREATE TABLE t (a mood, b mood[])",
				"CREATE TABLE part (a mood, n integer) PARTITION BY RANGE (n)",
				"CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (9)",
				"INSERT INTO t VALUES ('sad', '{}'), ('ok', '{ok,sad}'), (NULL, NULL)",
				"INSERT INTO part VALUES ('sad', 1)");

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> drop("mood", "sad", false))
			.withMessageContaining("3 rows use value 'sad' of enum type mood; change or delete them first");
	}

	@Test
	void aValueThatIsNotThereIsRefusedOrLeftAlone() throws SQLException {
		execute("CREATE TYPE mood AS ENUM ('ok')");

		drop("mood", "sad", true);

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> drop("mood", "sad", false))
			.withMessageContaining("Enum type mood has no value 'sad'; leave it out or name another");
	}

	private void drop(String type, String value, boolean ifExists) throws SQLException {
		execute(new PostgreSqlDialect()
			.statements(new DropEnumValue(QualifiedName.of(type), value, null, null, ifExists))
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
