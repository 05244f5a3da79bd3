package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link HistoryTable} keeps beside what users are shown.
 */
class HistoryColumnsIntegrationTests {

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void saysWhyADowngradeIsNotRecorded() {
		LoadedRevision asking = TestRevisions.revision("a1", List.of(), "", (op) -> {
		}, (op) -> op.run("count", (client) -> {
		}));
		LoadedRevision plain = TestRevisions.revision("b2", List.of("a1"), "", (op) -> {
		}, (op) -> op.execute("SELECT 1"));

		run(asking, plain);

		assertThat(this.jdbc.sql("SELECT downgrade_missing FROM migration_history ORDER BY id")
			.query((row, number) -> String.valueOf(row.getString(1)))
			.list()).containsExactly(
					"Revision 'a1' of 'Ra1' cannot be written as SQL: 'op.run(\"count\", …)' needs a database; use"
							+ " 'op.execute' or run the revision online.",
					"null");
		assertThat(this.jdbc.sql("SELECT downgrade IS NULL FROM migration_history ORDER BY id")
			.query(Boolean.class)
			.list()).containsExactly(true, false);
	}

	@Test
	void whatIsWrittenForTheToolAloneIsNotShown() {
		MigrationRunner runner = run(revision("a1"));
		for (String event : List.of("BEGUN", "STATEMENT", "VERIFIED", "REPAIRED", "DANCED")) {
			this.jdbc.sql("INSERT INTO migration_history (revision, direction, event) VALUES ('a1', 'UPGRADE', ?)")
				.param(event)
				.update();
		}

		assertThat(runner.snapshot().history()).extracting(HistoryEntry::event)
			.containsExactly(HistoryEvent.REPAIRED, HistoryEvent.APPLIED);
	}

	@Test
	void aTableOfAnEarlierVersionGetsTheColumns() {
		run(revision("a1"));
		this.jdbc
			.sql("ALTER TABLE migration_history DROP COLUMN fingerprint, DROP COLUMN transactional,"
					+ " DROP COLUMN script, DROP COLUMN state_before, DROP COLUMN downgrade_missing")
			.update();
		LoadedRevision next = TestRevisions.revision("b2", List.of("a1"), "", (op) -> {
		}, (op) -> {
		});

		run(revision("a1"), next);

		assertThat(this.jdbc
			.sql("SELECT fingerprint, transactional, script, state_before, downgrade_missing FROM migration_history")
			.query()
			.listOfRows()).hasSize(2);
	}

	private static LoadedRevision revision(String id) {
		return TestRevisions.revision(id, List.of(), "", (op) -> {
		}, (op) -> {
		});
	}

	private MigrationRunner run(LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
		runner.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
		return runner;
	}

}
