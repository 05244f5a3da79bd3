package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StateTables}.
 */
class StateTablesIntegrationTests {

	private static final LoadedRevision FIRST = TestRevisions.revision("a1", List.of(), "first",
			(op) -> op.execute("SELECT 1"), (op) -> op.execute("SELECT 1"));

	private static final LoadedRevision SECOND = TestRevisions.revision("b2", List.of("a1"), "second",
			(op) -> op.execute("SELECT 1"), (op) -> op.execute("SELECT 1"));

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
	void tablesInTheTransactionOfTheCallerEndWithIt() throws SQLException {
		MigrationDatabase migrated = TestRevisions.database(this.database.dataSource());
		try (MigrationSession session = MigrationSession.open(migrated)) {
			StateTables tables = new StateTables(session, StatementLimits.DEFAULT);
			session.connection().setAutoCommit(false);
			assertThat(tables.createMissingInTransaction()).isTrue();
			assertThat(tables.createMissingInTransaction()).isFalse();

			session.connection().rollback();

			assertThat(session.tables()).isEmpty();
		}
	}

	@Test
	void historyTableThatSomebodyDroppedIsCreatedAgain() {
		upgrade(FIRST);
		this.jdbc.sql("DROP TABLE migration_history").update();

		MigrationRunner runner = upgrade(FIRST, SECOND);

		assertThat(runner.state().rows()).isEqualTo(Heads.of("b2"));
		assertThat(runner.snapshot().history()).extracting(HistoryEntry::revision).containsExactly("b2");
	}

	@Test
	void versionTableThatSomebodyDroppedIsNotTakenForANewDatabase() {
		upgrade(FIRST);
		this.jdbc.sql("DROP TABLE migration_version").update();

		assertThatExceptionOfType(AppliedAgainException.class).isThrownBy(() -> upgrade(FIRST));

		this.jdbc.sql("DROP TABLE migration_history").update();
		assertThat(upgrade(FIRST).state().rows()).isEqualTo(Heads.of("a1"));
	}

	@Test
	void historyTableOfAnEarlierVersionIsReadAndGetsWhatItLacks() {
		upgrade(FIRST);
		this.jdbc.sql("ALTER TABLE migration_history DROP COLUMN tag").update();
		MigrationHistory history = MigrationHistory.of(List.of(FIRST, SECOND));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options().withTag("v2"));
		assertThat(runner.snapshot().history()).extracting(HistoryEntry::tag).containsOnlyNulls();

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(runner.snapshot().history()).extracting(HistoryEntry::tag).containsExactly("v2", null);
	}

	@Test
	void entriesInTheWordsOfALaterVersionAreLeftOut() {
		MigrationRunner runner = upgrade(FIRST, SECOND);
		this.jdbc.sql("UPDATE migration_history SET direction = 'SIDEWAYS' WHERE revision = 'a1'").update();

		assertThat(runner.snapshot().history()).extracting(HistoryEntry::revision).containsExactly("b2");

		this.jdbc.sql("UPDATE migration_history SET event = 'POSTPONED' WHERE revision = 'b2'").update();

		assertThat(runner.snapshot().history()).isEmpty();
	}

	@Test
	void otherTableUnderTheNameIsRefusedAndNotSaidToBeUnreachable() {
		this.jdbc.sql("CREATE TABLE migration_version (id bigint)").update();

		assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(() -> upgrade(FIRST))
			.withMessage("'migration_version' of database 'default' is not the table of this tool: it has the columns"
					+ " 'id'; expected 'version_num'. Set 'migration.version-table' to another name.");
	}

	@ParameterizedTest
	@CsvSource({
			"a partitioned table, CREATE TABLE migration_version (version_num varchar(32)) PARTITION BY HASH (version_num)",
			"a foreign table, CREATE FOREIGN TABLE migration_version (version_num varchar(32)) SERVER elsewhere" })
	void tableThatIsNoneOfItsOwnIsRefused(String kind, String sql) {
		this.jdbc.sql("CREATE FOREIGN DATA WRAPPER nothing").update();
		this.jdbc.sql("CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing").update();
		this.jdbc.sql(sql).update();

		assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(() -> upgrade(FIRST))
			.withMessage("'migration_version' of database 'default' is " + kind + ", not the table of this tool; set"
					+ " 'migration.version-table' to another name.");
	}

	private MigrationRunner upgrade(LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		return runner;
	}

}
