package dev.migration.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationRunner#tryOut}.
 */
class DryRunIntegrationTests {

	private TestDatabase database;

	private JdbcClient jdbc;

	private final Calls calls = new Calls();

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
	void everythingRunsAndNothingIsLeft() {
		String before = dump();

		DryRun result = tryOut(table("a1"), insert("b2", "table_a1", "a1"), table("c3", "b2"));

		assertThat(result.executed()).extracting((one) -> one.revision().id()).containsExactly("a1", "b2", "c3");
		assertThat(result.stop()).isNull();
		assertThat(this.calls.texts).containsExactly("before a1", "after a1", "before b2", "after b2", "before c3",
				"after c3");
		assertThat(dump()).isEqualTo(before);
		assertThat(locks()).isZero();
	}

	@Test
	void aDatabaseInTheMiddleStaysThere() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1"), insert("b2", "table_a1", "a1")));
		MigrationRunner runner = runner(history);
		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.parse("a1")));
		List<HistoryEntry> before = runner.snapshot().history();

		DryRun result = runner.tryOut((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(result.executed()).extracting((one) -> one.revision().id()).containsExactly("b2");
		assertThat(runner.state().rows().ids()).containsExactly("a1");
		assertThat(runner.snapshot().history()).isEqualTo(before);
		assertThat(this.jdbc.sql("SELECT count(*) FROM table_a1").query(Long.class).single()).isZero();
	}

	@Test
	void nothingIsWrittenDownOfAFailure() {
		String before = dump();

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> tryOut(table("a1"), insert("b2", "nowhere", "a1")))
			.withMessage("Revision 'b2' failed on upgrade of database 'default'. Statement 1 failed: ERROR: relation"
					+ " \"nowhere\" does not exist\n  Position: 13\nSQL: INSERT INTO nowhere VALUES (1)\nIt was rolled"
					+ " back with all that shares its transaction; the database is as it was before revision 'a1'.");

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void whatACommitWouldRefuseIsRefused() {
		LoadedRevision deferred = revision("a1", true, (op) -> {
			op.execute("CREATE TABLE parent (id bigint PRIMARY KEY)");
			op.execute("CREATE TABLE child (id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
			op.execute("INSERT INTO child VALUES (1)");
		});

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> tryOut(deferred))
			.withMessageContaining("violates foreign key constraint \"child_id_fkey\"");
	}

	@Test
	void itEndsBeforeWhatNothingCouldTakeBack() {
		List<String> ran = new ArrayList<>();
		LoadedRevision concurrent = revision("b2", false, (op) -> op.run("run", (client) -> ran.add("b2")), "a1");

		DryRun result = tryOut(table("a1"), concurrent, table("c3", "b2"));

		assertThat(result.executed()).extracting((one) -> one.revision().id()).containsExactly("a1");
		assertThat(result.stop()).isNotNull().satisfies((stop) -> {
			assertThat(stop.before().id()).isEqualTo("b2");
			assertThat(stop.reason()).isEqualTo("Revision 'b2' runs without a transaction, so that nothing could take"
					+ " it back; the dry run ends before it.");
		});
		assertThat(ran).isEmpty();
	}

	@Test
	void itEndsBeforeAValueThatIsOnlyThereWhenCommitted() {
		this.jdbc.sql("CREATE TYPE mood AS ENUM ('sad')").update();
		LoadedRevision value = revision("b2", true, (op) -> op.execute("ALTER TYPE mood ADD VALUE 'glad'"), "a1");
		LoadedRevision use = revision("c3", true, (op) -> op.execute("SELECT 'glad'::mood"), "b2");

		DryRun result = tryOut(table("a1"), value, use);

		assertThat(result.executed()).extracting((one) -> one.revision().id()).containsExactly("a1", "b2");
		assertThat(result.stop()).isNotNull()
			.extracting(DryRun.Stop::reason)
			.isEqualTo("Revision 'c3' uses a value of an enum type that is not committed in a dry run; the dry run"
					+ " ends before it.");
		assertThat(this.jdbc.sql("SELECT count(*) FROM pg_enum").query(Long.class).single()).isEqualTo(1);
	}

	@Test
	void nothingToDoIsNothingTried() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
		runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		DryRun result = runner(history).tryOut((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(result).isEqualTo(new DryRun(List.of(), null));
	}

	@Test
	void aScriptThatWouldCommitIsRefused() {
		LoadedRevision committing = revision("a1", true, (op) -> {
			op.execute("CREATE TABLE kept (id bigint)");
			op.execute("COMMIT");
		});

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> tryOut(committing))
			.withMessageContaining("'COMMIT' would end the transaction that the revision runs in, and was not sent")
			.withMessageEndingWith(" It was rolled back; the database is as it was before this revision.");
	}

	@Test
	void aDatabaseThatCommitsDdlIsRefused() {
		try (TestDatabase h2 = Databases.h2()) {
			MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
			MigrationRunner runner = new MigrationRunner(
					history, new MigrationDatabase("billing", h2.dataSource(),
							() -> Optional.<Dialect>of(new H2Dialect()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
					TestRevisions.options());

			assertThatExceptionOfType(DryRunUnavailableException.class)
				.isThrownBy(() -> runner.tryOut((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
				.withMessage("A dry run needs a database whose DDL a rollback takes back; database 'billing' is 'h2',"
						+ " which commits each statement. Nothing was run; try the revisions out on a throwaway database"
						+ " with 'migrate prove', or read them as text of '--sql'.");
			assertThat(runner.state().initialized()).isFalse();
		}
	}

	private static LoadedRevision table(String id, String... parents) {
		return revision(id, true, (op) -> op.execute("CREATE TABLE table_" + id + " (id bigint)"), parents);
	}

	private static LoadedRevision insert(String id, String table, String... parents) {
		return revision(id, true, (op) -> op.execute("INSERT INTO " + table + " VALUES (1)"), parents);
	}

	private static LoadedRevision revision(String id, boolean transactional, Consumer<Operations> upgrade,
			String... parents) {
		return TestRevisions.revision(id, List.of(parents), "", transactional, upgrade, (op) -> {
		});
	}

	private DryRun tryOut(LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		return runner(history).tryOut((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private MigrationRunner runner(MigrationHistory history) {
		return new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(this.calls));
	}

	private String dump() {
		return CatalogDump.of(this.database.dataSource(), "public");
	}

	private long locks() {
		return this.jdbc
			.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
					+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
			.query(Long.class)
			.single();
	}

	/**
	 * Writes down what was called.
	 */
	private static final class Calls implements MigrationCallback {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void beforeRun(MigrationRun run) {
			this.texts.add("begin");
		}

		@Override
		public void afterRun(MigrationRun run, List<AppliedRevision> applied) {
			this.texts.add("end");
		}

		@Override
		public void beforeRevision(RevisionRun revision) {
			this.texts.add("before " + revision.revision().id());
		}

		@Override
		public void afterRevision(RevisionRun revision) {
			this.texts.add("after " + revision.revision().id());
		}

		@Override
		public void afterCommit(RevisionRun revision, Duration duration) {
			this.texts.add("commit " + revision.revision().id());
		}

	}

}
