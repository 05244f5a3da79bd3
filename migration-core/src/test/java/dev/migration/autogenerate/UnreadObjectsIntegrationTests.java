package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.migration.command.Migrations;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.NameCase;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnreadObjects}: what no model can say is named and left alone.
 */
class UnreadObjectsIntegrationTests {

	private static final String[] POSTGRESQL = { "CREATE DOMAIN email AS text",
			"CREATE TYPE span AS RANGE (SUBTYPE = date)",
			"CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x * 2'",
			"CREATE AGGREGATE every_one (sfunc = int4pl, basetype = integer, stype = integer, initcond = '0')",
			"CREATE MATERIALIZED VIEW titles AS SELECT id FROM book", "CREATE POLICY own ON book USING (true)",
			"ALTER TABLE book ENABLE ROW LEVEL SECURITY", "CREATE RULE quiet AS ON DELETE TO book DO INSTEAD NOTHING",
			"CREATE STATISTICS both_of (dependencies) ON id, pages FROM book" };

	@Test
	void postgreSqlNamesWhatItLeavesAlone() {
		try (TestDatabase database = Databases.postgreSql()) {
			Comparison comparison = compare(database, "integer", false, POSTGRESQL);

			assertThat(comparison.upgrade()).isEmpty();
			assertThat(comparison.unmanaged()).extracting(SchemaObject::toString)
				.containsExactly("aggregate 'every_one'", "domain 'email'", "function 'twice'",
						"materialized view 'titles'", "range type 'span'");
			assertThat(comparison.notCompared()).containsExactly("Table 'book' has row level security.",
					"Table 'book' has the policy 'own'.", "Table 'book' has the rule 'quiet'.",
					"Table 'book' has the statistics 'both_of'.");
		}
	}

	@Test
	void whatTheHistoryHasMadeIsNotNamed() {
		try (TestDatabase database = Databases.postgreSql()) {
			Comparison comparison = compare(database, "integer", true, POSTGRESQL);

			assertThat(comparison.unmanaged()).isEmpty();
			assertThat(comparison.notCompared()).isEmpty();
		}
	}

	@Test
	void mariaDbNamesWhatItLeavesAlone() {
		try (TestDatabase database = Databases.mariaDb()) {
			Comparison comparison = compare(database, "int", false, "CREATE VIEW titles AS SELECT id FROM book",
					"CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2",
					"CREATE TRIGGER quiet BEFORE DELETE ON book FOR EACH ROW SET @gone = 1",
					"ALTER TABLE book ADD SYSTEM VERSIONING");

			assertThat(comparison.upgrade()).isEmpty();
			assertThat(comparison.unmanaged()).extracting(SchemaObject::toString)
				.containsExactly("function 'twice'", "view 'titles'");
			assertThat(comparison.notCompared()).containsExactly("Table 'book' has the trigger 'quiet'.",
					"Table 'book' is versioned by the server.");
		}
	}

	@Test
	void h2NamesWhatItLeavesAlone() {
		try (TestDatabase database = Databases.h2()) {
			Comparison comparison = compare(database, "integer", false, "CREATE VIEW titles AS SELECT id FROM book",
					"CREATE DOMAIN email AS varchar(100)", "CREATE ALIAS root FOR 'java.lang.Math.sqrt'");

			assertThat(comparison.upgrade()).isEmpty();
			assertThat(comparison.unmanaged()).extracting(SchemaObject::toString)
				.containsExactly("domain 'email'", "function 'root'", "view 'titles'");
			assertThat(comparison.notCompared()).isEmpty();
		}
	}

	private static Comparison compare(TestDatabase database, String type, boolean byHistory, String... statements) {
		Dialect dialect = dialect(database);
		MigrationDatabase migrated = new MigrationDatabase("default", database.dataSource(), () -> Optional.of(dialect),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		MigrationHistory history = MigrationHistory.of(List.of(revision(byHistory ? statements : new String[0])));
		new Migrations(history, migrated,
				new RunOptions(Duration.ofSeconds(10), "1.0", "host", List.of(), Clock.systemUTC()))
			.upgrade(RevisionTarget.HEADS);
		if (!byHistory) {
			List.of(statements).forEach(new JdbcTemplate(database.dataSource())::execute);
		}
		SchemaModel wanted = SchemaModel.EMPTY.withTables(List.of(Table.of(QualifiedName.of("book"),
				List.of(Column.of("id", ColumnType.of(type)), Column.of("pages", ColumnType.of(type))))));
		try (MigrationSession session = MigrationSession.open(migrated)) {
			return new Autogenerate(() -> wanted, (object) -> true, List.of()).compare(session, history,
					ScriptArguments.NONE);
		}
	}

	private static Dialect dialect(TestDatabase database) {
		try (Connection connection = database.dataSource().getConnection()) {
			return Dialects.ofProduct(connection.getMetaData().getDatabaseProductName(),
					connection.getMetaData().getDatabaseProductVersion(),
					NameCase.of(connection.getMetaData().storesUpperCaseIdentifiers(),
							connection.getMetaData().storesLowerCaseIdentifiers()))
				.orElseThrow();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static LoadedRevision revision(String... statements) {
		RevisionNode node = new RevisionNode("a100", List.of(), List.of(), List.of(), "", Instant.EPOCH, "a100");
		return new LoadedRevision(node, true, () -> new RevisionScript() {

			@Override
			public void upgrade(Operations op) {
				op.execute("CREATE TABLE book (id integer, pages integer)");
				List.of(statements).forEach(op::execute);
			}

			@Override
			public void downgrade(Operations op) {
				throw new UnsupportedOperationException();
			}

		});
	}

}
