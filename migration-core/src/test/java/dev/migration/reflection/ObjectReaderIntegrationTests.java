package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObjectReader}.
 */
class ObjectReaderIntegrationTests {

	private static final QualifiedName T = QualifiedName.of("t");

	private @Nullable TestDatabase database;

	@AfterEach
	void dropDatabase() {
		if (this.database != null) {
			this.database.close();
		}
	}

	private static ObjectKey key(ObjectKind kind, String name) {
		return new ObjectKey(kind, QualifiedName.of(name), null, null);
	}

	private static ObjectKey trigger(String name) {
		return new ObjectKey(ObjectKind.TRIGGER, QualifiedName.of(name), T, null);
	}

	private Optional<String> read(Dialect dialect, ObjectKey key) {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return ObjectReader.of(connection, dialect, this.database.schema())
				.read(key)
				.map(DatabaseObject::definition);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void execute(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		List.of(statements).forEach(jdbc::execute);
	}

	@Nested
	class PostgreSql {

		private final Dialect dialect = new PostgreSqlDialect();

		PostgreSql() {
			ObjectReaderIntegrationTests.this.database = Databases.postgreSql();
			execute("CREATE TABLE t (a integer)");
		}

		@Test
		void definitionsAreWhatTheServerPrints() {
			execute("CREATE VIEW v AS SELECT a FROM t WHERE a > 1", "CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
					"CREATE FUNCTION \"F x\"(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT $1'",
					"CREATE PROCEDURE p() LANGUAGE sql AS 'DELETE FROM t'",
					"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
					"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()");

			assertThat(read(this.dialect, key(ObjectKind.VIEW, "v"))).hasValue("SELECT a\n   FROM t\n  WHERE (a > 1)");
			assertThat(read(this.dialect, key(ObjectKind.MATERIALIZED_VIEW, "m"))).hasValue("SELECT a\n   FROM t");
			assertThat(read(this.dialect, key(ObjectKind.FUNCTION, "F x"))).hasValue("""
					(a integer DEFAULT 1)
					 RETURNS integer
					 LANGUAGE sql
					AS $function$SELECT $1$function$""");
			assertThat(read(this.dialect, key(ObjectKind.PROCEDURE, "p"))).hasValue("""
					()
					 LANGUAGE sql
					AS $procedure$DELETE FROM t$procedure$""");
			assertThat(read(this.dialect, trigger("tr")))
				.hasValue("BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION f()");
		}

		@Test
		void argumentsTellFunctionsApart() {
			execute("CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
					"CREATE FUNCTION f(a integer, b varchar) RETURNS integer LANGUAGE sql AS 'SELECT 2'");

			assertThat(read(this.dialect, function("(first int, character varying(9) = 'x')")).orElseThrow())
				.startsWith("(a integer, b character varying)");
			assertThat(read(this.dialect, function("(int4)")).orElseThrow()).startsWith("(a integer)");
			assertThat(read(this.dialect, function("(text)"))).isEmpty();
			assertThat(read(this.dialect, function("()"))).isEmpty();
		}

		@Test
		void whatIsMissingIsNothing() {
			assertThat(read(this.dialect, key(ObjectKind.VIEW, "t"))).isEmpty();
			assertThat(read(this.dialect, trigger("tr"))).isEmpty();
		}

		private static ObjectKey function(String arguments) {
			return new ObjectKey(ObjectKind.FUNCTION, QualifiedName.of("f"), null, arguments);
		}

	}

	@Nested
	class MariaDb {

		private final Dialect dialect = new MariaDbDialect();

		MariaDb() {
			ObjectReaderIntegrationTests.this.database = Databases.mariaDb();
			execute("CREATE TABLE t (a int)");
		}

		@Test
		void definitionsAreWhatTheServerPrints() {
			execute("CREATE VIEW v AS SELECT a FROM t WHERE a > 1",
					"CREATE FUNCTION `f AS (x`(a int, b varchar(9)) RETURNS int DETERMINISTIC RETURN a + 1",
					"CREATE PROCEDURE p(IN a int, OUT `b)` int) BEGIN SET `b)` = a; END",
					"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END");

			assertThat(read(this.dialect, key(ObjectKind.VIEW, "v")))
				.hasValue("select `t`.`a` AS `a` from `t` where `t`.`a` > 1");
			assertThat(read(this.dialect, key(ObjectKind.FUNCTION, "f AS (x"))).hasValue("""
					(a int, b varchar(9)) RETURNS int(11)
					    DETERMINISTIC
					RETURN a + 1""");
			assertThat(read(this.dialect, key(ObjectKind.PROCEDURE, "p"))).hasValue("""
					(IN a int, OUT `b)` int)
					BEGIN SET `b)` = a; END""");
			assertThat(read(this.dialect, trigger("tr")))
				.hasValue("BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END");
		}

		@Test
		void whatIsMissingIsNothing() {
			assertThat(read(this.dialect, key(ObjectKind.VIEW, "t"))).isEmpty();
			assertThat(read(this.dialect, key(ObjectKind.FUNCTION, "f"))).isEmpty();
			assertThat(read(this.dialect, trigger("tr"))).isEmpty();
		}

	}

}
