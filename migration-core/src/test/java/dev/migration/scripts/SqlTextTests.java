package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.MySqlDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlText}.
 */
class SqlTextTests {

	private static final List<Operation> OBJECTS = List.of(
			object(ObjectKind.FUNCTION, null, "(a int) RETURNS int RETURN a + 1"),
			object(ObjectKind.FUNCTION, null, "(a int) RETURNS int BEGIN SET a = a + 1; RETURN a; END"),
			object(ObjectKind.PROCEDURE, null, "() BEGIN SELECT ';//$$'; SELECT 2; END"),
			object(ObjectKind.PROCEDURE, null, "() label: LOOP LEAVE label; END LOOP"), object(ObjectKind.TRIGGER,
					QualifiedName.of("t"), "BEFORE INSERT ON t FOR EACH ROW IF new.a < 0 THEN SET new.a = 0; END IF"));

	@Test
	void bodiesWithSemicolonsAreReadAsTheyWereWritten() {
		for (Dialect dialect : List.of(new MariaDbDialect(), new MySqlDialect())) {
			List<String> statements = new ArrayList<>(
					List.of("SELECT ';'", "SELECT 1 -- ;", "SELECT `a;b` FROM `t` # ;", "SELECT 'DELIMITER //'"));
			OBJECTS.forEach((operation) -> statements.addAll(dialect.statements(operation)));

			String text = statements.stream()
				.map((statement) -> SqlText.of(dialect, "test", statement).terminated())
				.collect(Collectors.joining("\n\n"));

			assertThat(SqlSections.parse("a.sql", "-- upgrade\n" + text, SqlRules.MYSQL).upgrade())
				.map((statement) -> statement.replaceFirst("\\n$", ""))
				.isEqualTo(statements);
		}
	}

	@Test
	void bodyIsBetweenDelimitersThatItDoesNotHave() {
		assertThat(terminated("CREATE PROCEDURE p() BEGIN SELECT 1; END"))
			.isEqualTo("DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END\n//\nDELIMITER ;");
		assertThat(terminated("CREATE PROCEDURE p() BEGIN SELECT '//'; END"))
			.isEqualTo("DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT '//'; END\n$$\nDELIMITER ;");
		assertThat(terminated("SELECT 1")).isEqualTo("SELECT 1;");
		assertThat(terminated("SELECT 1;")).isEqualTo("SELECT 1;");
		assertThat(terminated("SELECT 1 # one")).isEqualTo("SELECT 1 # one\n;");
	}

	@Test
	void clientIsThatOfTheDatabase() {
		assertThat(List.of(new PostgreSqlDialect(), new MariaDbDialect(), new MySqlDialect(), new H2Dialect()))
			.extracting((dialect) -> SqlText.of(dialect, "test", "SELECT 1").client())
			.containsExactly("psql", "mariadb", "mysql", "h2");
	}

	private static String terminated(String statement) {
		return SqlText.of(new MariaDbDialect(), "test", statement).terminated();
	}

	private static Operation object(ObjectKind kind, QualifiedName table, String definition) {
		return new ReplaceObject(null, new DatabaseObject(kind, QualifiedName.of("o"), table, definition));
	}

}
