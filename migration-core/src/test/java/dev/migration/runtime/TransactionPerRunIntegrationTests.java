package dev.migration.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.RevisionLimits;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link TransactionMode#PER_RUN}.
 */
class TransactionPerRunIntegrationTests {

	private static final RunPolicy PER_RUN = RunPolicy.DEFAULT.withTransaction(TransactionMode.PER_RUN);

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
	void allRevisionsAreCommittedTogether() {
		Calls calls = new Calls(this.jdbc);

		List<AppliedRevision> applied = run(calls, table("a1"), table("b2", "a1"), table("c3", "b2"));

		assertThat(applied).extracting((one) -> one.revision().id()).containsExactly("a1", "b2", "c3");
		assertThat(calls.texts).containsExactly("after a1 0", "after b2 0", "after c3 0", "commit a1 3", "commit b2 3",
				"commit c3 3");
		assertThat(history()).containsExactly("a1 APPLIED", "b2 APPLIED", "c3 APPLIED");
		assertThat(rows()).containsExactly("c3");
	}

	@Test
	void oneThatFailsTakesAllBack() {
		LoadedRevision broken = revision("c3", true, (op) -> op.execute("SELECT nothing"), "b2");
		Calls calls = new Calls(this.jdbc);

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> run(calls, table("a1"), table("b2", "a1"), broken));

		assertThat(failure)
			.hasMessage("Revision 'c3' failed on upgrade of database 'default'. Statement 1 failed: ERROR:"
					+ " column \"nothing\" does not exist\n  Position: 8\nSQL: SELECT nothing\nIt was rolled"
					+ " back with all that shares its transaction; the database is as it was before revision 'a1'.");
		assertThat(failure.isRolledBack()).isTrue();
		assertThat(calls.texts).containsExactly("after a1 0", "after b2 0");
		assertThat(history()).containsExactly("c3 FAILED");
		assertThat(rows()).isEmpty();
		assertThat(tables()).isEmpty();
	}

	@Test
	void whatIsBehindOneWithoutATransactionIsByItself() {
		LoadedRevision concurrent = revision("b2", false,
				(op) -> op.execute("CREATE INDEX CONCURRENTLY ix ON table_a1 (id)"), "a1");
		LoadedRevision broken = revision("d4", true, (op) -> op.execute("SELECT nothing"), "c3");

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> run(new Calls(this.jdbc), table("a1"), concurrent, table("c3", "b2"), broken));

		assertThat(failure).hasMessageEndingWith("the database is as it was before revision 'c3'.");
		assertThat(rows()).containsExactly("b2");
		assertThat(tables()).containsExactly("table_a1");
		assertThat(history()).containsExactly("a1 APPLIED", "b2 STARTED", "b2 BEGUN", "b2 STATEMENT", "b2 APPLIED",
				"d4 FAILED");
	}

	@Test
	void whatCannotRunInATransactionIsFoundBeforeAnythingRuns() {
		List<String> calls = new ArrayList<>();
		LoadedRevision first = revision("a1", true, (op) -> op.run("call", (client) -> calls.add("ran")));
		LoadedRevision index = revision("b2", true,
				(op) -> op.createIndex("table_a1", index("id").named("ix").concurrently()), "a1");

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> run(new Calls(this.jdbc), first, index));

		assertThat(failure.revision()).isEqualTo("b2");
		assertThat(failure).hasCauseInstanceOf(AutocommitRequiredException.class);
		assertThat(calls).isEmpty();
	}

	@Test
	void downgradesShareATransactionToo() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1"), table("b2", "a1")));
		MigrationRunner runner = runner(history, new Calls(this.jdbc));
		runner.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
		this.jdbc.sql("CREATE VIEW rests_on_it AS SELECT id FROM table_a1").update();

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> runner.run((heads) -> history.map().downgrade(heads, RevisionTarget.BASE)));

		assertThat(failure.revision()).isEqualTo("a1");
		assertThat(failure).hasMessageEndingWith("the database is as it was before revision 'b2'.");
		assertThat(rows()).containsExactly("b2");
		assertThat(tables()).containsExactly("table_a1", "table_b2");
	}

	@Test
	void aDatabaseThatCommitsDdlIsRefused() {
		try (TestDatabase h2 = Databases.h2()) {
			MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
			MigrationRunner runner = new MigrationRunner(history, new MigrationDatabase("billing", h2.dataSource(),
					() -> Optional.of(new H2Dialect()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
					TestRevisions.options().withPolicy(PER_RUN));

			assertThatExceptionOfType(SharedTransactionException.class)
				.isThrownBy(() -> runner.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS)))
				.withMessage(
						"'migration.transaction=per-run' needs a database whose DDL a rollback takes back; database"
								+ " 'billing' is 'h2', which commits each statement. Nothing was run; set it to 'per-revision'.");
			assertThat(runner.state().initialized()).isFalse();
		}
	}

	@Test
	void textHasOneTransactionToo() {
		LoadedRevision second = revision("b2", true, (op) -> op.execute("SELECT 2"), "a1");
		LoadedRevision third = revision("c3", true, (op) -> op.execute("SELECT 3"), "b2");
		LoadedRevision limited = new LoadedRevision(second.node(), true,
				new RevisionLimits(Duration.ofSeconds(2), null, null), second.source());
		MigrationHistory history = MigrationHistory.of(List.of(table("a1"), limited, third));
		OfflineRun run = new OfflineRun(history, new MigrationDatabase("default", this.database.dataSource(),
				new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options().withPolicy(PER_RUN));

		String sql = run.sql(Heads.of("a1"), history.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS));

		assertThat(sql.lines()
			.filter((line) -> line.matches("-- .*|BEGIN;|COMMIT;|SET LOCAL.*|SELECT [23];|UPDATE migration_version.*")))
			.containsExactly("-- Running upgrade a1 -> b2", "BEGIN;", "SET LOCAL lock_timeout = 2000;", "SELECT 2;",
					"UPDATE migration_version SET version_num = 'b2' WHERE version_num = 'a1';",
					"-- Running upgrade b2 -> c3", "SET LOCAL lock_timeout = DEFAULT;", "SELECT 3;",
					"UPDATE migration_version SET version_num = 'c3' WHERE version_num = 'b2';", "COMMIT;");
	}

	private static LoadedRevision table(String id, String... parents) {
		return TestRevisions.revision(id, List.of(parents), "",
				(op) -> op.execute("CREATE TABLE table_" + id + " (id bigint)"),
				(op) -> op.execute("DROP TABLE table_" + id));
	}

	private static LoadedRevision revision(String id, boolean transactional, Consumer<Operations> upgrade,
			String... parents) {
		return TestRevisions.revision(id, List.of(parents), "", transactional, upgrade, (op) -> {
		});
	}

	private List<AppliedRevision> run(MigrationCallback callback, LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		return runner(history, callback).run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

	private MigrationRunner runner(MigrationHistory history, MigrationCallback callback) {
		return new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(callback).withPolicy(PER_RUN));
	}

	private List<String> history() {
		return this.jdbc.sql("SELECT revision || ' ' || event FROM migration_history ORDER BY id")
			.query(String.class)
			.list();
	}

	private List<String> rows() {
		return this.jdbc.sql("SELECT version_num FROM migration_version").query(String.class).list();
	}

	private List<String> tables() {
		return this.jdbc.sql("SELECT tablename FROM pg_tables WHERE tablename LIKE 'table_%' ORDER BY 1")
			.query(String.class)
			.list();
	}

	/**
	 * Writes down what was called, and how many revisions others saw applied then.
	 */
	private static final class Calls implements MigrationCallback {

		private final List<String> texts = new ArrayList<>();

		private final JdbcClient others;

		private Calls(JdbcClient others) {
			this.others = others;
		}

		@Override
		public void afterRevision(RevisionRun revision) {
			add("after", revision);
		}

		@Override
		public void afterCommit(RevisionRun revision, Duration duration) {
			add("commit", revision);
		}

		private void add(String event, RevisionRun revision) {
			this.texts.add(event + " " + revision.revision().id() + " "
					+ this.others.sql("SELECT count(*) FROM migration_history WHERE event = 'APPLIED'")
						.query(Long.class)
						.single());
		}

	}

}
