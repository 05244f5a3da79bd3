package dev.migration.autogenerate;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.operation.Operation;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.ScriptArguments;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnmanagedDrops} on MariaDB and H2;
 * {@link AutogenerateIntegrationTests} has PostgreSQL.
 */
class UnmanagedDropsIntegrationTests {

	private static final SchemaModel MODEL = SchemaModel.EMPTY.withTables(
			List.of(Table.of(QualifiedName.of("book"), List.of(Column.of("title", ColumnType.of("varchar", 20))))));

	@Test
	void mariaDbDropsWhatNobodyKnowsButPartitions() {
		try (TestDatabase database = Databases.mariaDb()) {
			Comparison comparison = drop(database, new MariaDbDialect(), "CREATE TABLE book (title varchar(20))",
					"CREATE TABLE visitor (id int)", "CREATE SEQUENCE visitor_seq",
					"CREATE VIEW titles AS SELECT title FROM book",
					"CREATE TABLE visit (day int) PARTITION BY RANGE (day) (PARTITION one VALUES LESS THAN (10))");

			assertThat(comparison.dropped()).extracting(SchemaObject::toString)
				.containsExactlyInAnyOrder("table 'visitor'", "sequence 'visitor_seq'");
			assertThat(comparison.differences()).containsExactlyInAnyOrder("drop table 'visitor'",
					"drop sequence 'visitor_seq'");
			assertThat(comparison.upgrade()).allMatch(Operation::reversible);
			assertThat(comparison.unmanaged()).extracting(SchemaObject::toString)
				.containsExactly("table 'visit'", "view 'titles'");
			assertThat(comparison.notCompared()).containsExactly("table 'visit' is partitioned and is never dropped");
		}
	}

	@Test
	void h2DropsWhatNobodyKnowsButTablesOfOthers() {
		try (TestDatabase database = Databases.h2(); TestDatabase other = Databases.h2()) {
			new JdbcTemplate(other.dataSource()).execute("CREATE TABLE far (id integer)");
			Comparison comparison = drop(database, new H2Dialect(), "CREATE TABLE book (title varchar(20))",
					"CREATE TABLE visitor (id integer)", "CREATE SEQUENCE visitor_seq",
					"CREATE VIEW titles AS SELECT title FROM book",
					"CREATE LINKED TABLE remote('org.h2.Driver', '" + other.url() + "', 'sa', '', 'FAR')");

			assertThat(comparison.dropped()).extracting(SchemaObject::toString)
				.containsExactlyInAnyOrder("table 'visitor'", "sequence 'visitor_seq'");
			assertThat(comparison.differences()).containsExactlyInAnyOrder("drop table 'visitor'",
					"drop sequence 'visitor_seq'");
			assertThat(comparison.upgrade()).allMatch(Operation::reversible);
			assertThat(comparison.unmanaged()).extracting(SchemaObject::toString)
				.containsExactly("foreign table 'remote'", "view 'titles'");
			assertThat(comparison.notCompared())
				.containsExactly("table 'remote' is a foreign table and is never dropped");
		}
	}

	private static Comparison drop(TestDatabase database, Dialect dialect, String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		List.of(statements).forEach(jdbc::execute);
		MigrationDatabase migrated = new MigrationDatabase("default", database.dataSource(), dialect, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		try (MigrationSession session = MigrationSession.open(migrated)) {
			return new Autogenerate(() -> MODEL, (object) -> true, List.of())
				.withOptions(AutogenerateOptions.STANDARD.withUnmanaged(UnmanagedObjects.DROP))
				.compare(session, MigrationHistory.of(List.of()), ScriptArguments.NONE);
		}
	}

}
