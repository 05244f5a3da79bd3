package dev.migration.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo's own history on an empty database.
 */
class DemoHistoryIntegrationTests {

	private TestDatabase database;

	private Migrations migrations;

	private JdbcClient jdbc;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), getClass().getClassLoader()));
		this.migrations = new Migrations(history,
				new MigrationDatabase("default", this.database.dataSource(), new PostgreSqlDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofSeconds(10), null, "test", List.of(), Clock.systemUTC()));
	}

	@AfterEach
	void dropDatabase() throws Exception {
		this.database.close();
	}

	@Test
	void wayUpDownAndUpAgainEndsInTheSameSchemaByteForByte() {
		this.migrations.upgrade(RevisionTarget.HEADS);
		String first = dump();

		this.migrations.downgrade(RevisionTarget.BASE);
		List<String> left = this.jdbc
			.sql("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
					+ " AND relkind IN ('r', 'S', 'v') AND relname <> 'migration_history_id_seq' ORDER BY 1")
			.query(String.class)
			.list();
		this.migrations.upgrade(RevisionTarget.HEADS);

		assertThat(left).containsExactly("migration_history", "migration_version");
		assertThat(dump()).isEqualTo(first);
	}

	@Test
	void everyRevisionTakesBackExactlyWhatItDid() {
		List<RevisionNode> revisions = this.migrations.revisions().map().pending(this.migrations.state().rows());
		this.migrations.upgrade(RevisionTarget.revision(revisions.get(0).id()));

		for (RevisionNode revision : revisions.subList(1, revisions.size())) {
			String before = dump();
			this.migrations.upgrade(RevisionTarget.parse("+1"));
			this.migrations.downgrade(RevisionTarget.parse("-1"));
			assertThat(columnsInAnyOrder(dump())).as(revision.message()).isEqualTo(columnsInAnyOrder(before));
			this.migrations.upgrade(RevisionTarget.parse("+1"));
		}
	}

	private String dump() {
		return CatalogDump.of(this.database.dataSource(), "public");
	}

	/**
	 * A column that was dropped comes back as the last one, so the order of lines does
	 * not count here.
	 */
	private static List<String> columnsInAnyOrder(String dump) {
		return dump.lines().map((line) -> line.replaceAll(" position \\d+ ", " ")).sorted().toList();
	}

}
