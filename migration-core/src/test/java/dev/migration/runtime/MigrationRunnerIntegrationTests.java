package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationRunner} on a real database.
 */
class MigrationRunnerIntegrationTests {

	private static final LoadedRevision CREATE = TestRevisions.revision("a1", List.of(), "create account",
			(op) -> op.createTable("account", column("id", bigint()).identity(),
					column("email", varchar(255)).notNull(), primaryKey("id"), unique("email")),
			(op) -> op.dropTable("account"));

	private static final LoadedRevision DATA = TestRevisions.revision("b2", List.of("a1"), "seed accounts", (op) -> {
		op.bulkInsert("account", List.of("email"), List.of(List.of("a@example.org"), List.of("o'b@example.org")));
		op.execute("UPDATE account SET email = upper(email) WHERE email = ?", "a@example.org");
		op.run("count", (jdbc) -> jdbc.sql("SELECT count(*) FROM account").query(Long.class).single());
	}, (op) -> op.execute("DELETE FROM account"));

	private static final LoadedRevision ALTER = TestRevisions.revision("c3", List.of("b2"), "widen email",
			(op) -> op.alterColumn("account", "email", change().type(text())),
			(op) -> op.alterColumn("account", "email", change().type(varchar(255)), existing(text()).notNull()));

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() throws Exception {
		this.database.close();
	}

	@Test
	void upgradeRunsEveryRevisionAndDowngradeTakesThemBack() {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, DATA, ALTER));
		MigrationRunner runner = runner(history);

		List<AppliedRevision> up = runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(up).extracting((step) -> step.revision().id()).containsExactly("a1", "b2", "c3");
		assertThat(runner.state()).isEqualTo(new DatabaseState(true, Heads.of("c3")));
		assertThat(query("SELECT email FROM account ORDER BY email")).containsExactlyInAnyOrder("A@EXAMPLE.ORG",
				"o'b@example.org");
		assertThat(query("SELECT data_type FROM information_schema.columns WHERE column_name = 'email'"))
			.containsExactly("text");

		runner.run((rows) -> history.map().downgrade(rows, RevisionTarget.BASE));

		assertThat(runner.state()).isEqualTo(new DatabaseState(true, Heads.none()));
		assertThat(query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
			.containsExactly("migration_history", "migration_version");
	}

	@Test
	void historyTellsWhoRanWhatAndHowToUndoIt() {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationRunner runner = runner(history);

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		HistoryEntry entry = runner.snapshot().history().get(0);
		assertThat(entry.revision()).isEqualTo("a1");
		assertThat(entry.direction()).isEqualTo(Direction.UPGRADE);
		assertThat(entry.event()).isEqualTo(HistoryEvent.APPLIED);
		assertThat(entry.message()).isEqualTo("create account");
		assertThat(entry.startedAt()).isEqualTo(TestRevisions.NOW);
		assertThat(entry.databaseUser()).isEqualTo(this.database.user());
		assertThat(entry.host()).isEqualTo("host-1");
		assertThat(entry.applicationVersion()).isEqualTo("1.2.3");
		assertThat(query("SELECT downgrade FROM migration_history")).containsExactly("18:DROP TABLE account\n");
		assertThat(query("SELECT checksum FROM migration_history").get(0)).startsWith("operations-2:");
	}

	@Test
	void scriptsAreToldTheSameOnlineOfflineAndWhereTheyAreRecorded() {
		LoadedRevision told = TestRevisions.revision("a1", List.of(), "ask",
				(op) -> op
					.execute("CREATE TABLE " + op.arguments().get("table") + " (tag text DEFAULT '" + op.tag() + "')"),
				(op) -> op.execute("DROP TABLE " + op.arguments().get("table")));
		MigrationHistory history = MigrationHistory.of(List.of(told));
		RunOptions options = TestRevisions.options().withArguments(Map.of("table", "tenant_7")).withTag("v2");
		MigrationDatabase database = TestRevisions.database(this.database.dataSource());
		MigrationRunner runner = new MigrationRunner(history, database, options);

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		String offline = new OfflineRun(history, database, options).sql(Heads.none(),
				history.map().upgrade(Heads.none(), RevisionTarget.HEADS));

		assertThat(query("SELECT column_default FROM information_schema.columns WHERE table_name = 'tenant_7'"))
			.containsExactly("'v2'::text");
		assertThat(query("SELECT downgrade FROM migration_history")).containsExactly("19:DROP TABLE tenant_7\n");
		assertThat(offline).contains("CREATE TABLE tenant_7 (tag text DEFAULT 'v2');", "'19:DROP TABLE tenant_7\n'");
	}

	@Test
	void newEnumValueIsForTheNextRevision() {
		LoadedRevision type = TestRevisions.revision("b2", List.of("a1"), "type",
				(op) -> op.createEnumType("mood", "ok"), (op) -> op.dropEnumType("mood"));
		LoadedRevision value = TestRevisions.revision("c4", List.of("b2"), "value", (op) -> {
			op.addEnumValue("mood", "sad");
			op.execute("SELECT 'sad'::mood");
		}, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, type, value));

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessageEndingWith("It was rolled back; the database is as it was before this revision. PostgreSQL lets"
					+ " nobody use a value of an enum type before the transaction that added it is committed; use the"
					+ " value in a revision behind the one that adds it.");
	}

	@Test
	void failingRevisionIsRolledBackAndReported() {
		LoadedRevision failing = TestRevisions.revision("b2", List.of("a1"), "break", (op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.execute("SELECT no_such_function()");
		}, (op) -> op.dropTable("half"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, failing));
		MigrationRunner runner = runner(history);

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.satisfies((ex) -> {
				assertThat(ex.revision()).isEqualTo("b2");
				assertThat(ex.direction()).isEqualTo(Direction.UPGRADE);
				assertThat(ex.statementNumber()).isEqualTo(2);
				assertThat(ex.sql()).isEqualTo("SELECT no_such_function()");
				assertThat(ex.isRolledBack()).isTrue();
				assertThat(ex)
					.hasMessageStartingWith(
							"Revision 'b2' failed on upgrade of database 'default'. Statement 2 failed: ERROR: function"
									+ " no_such_function() does not exist")
					.hasMessageEndingWith(
							"\nSQL: SELECT no_such_function()\nIt was rolled back; the database is as it was"
									+ " before this revision.");
			});
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));
		assertThat(query("SELECT to_regclass('half')::text")).containsExactly((String) null);
		assertThat(runner.snapshot().history()).extracting(HistoryEntry::event)
			.containsExactly(HistoryEvent.FAILED, HistoryEvent.APPLIED);
	}

	@Test
	void existingTablesAreRefusedBeforeAnyChange() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationRunner runner = runner(history);

		assertThatExceptionOfType(ExistingTablesException.class)
			.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessage("Database 'default' has no version table but already holds table 'account', which the first"
					+ " revision creates. Nothing was changed. If the schema was made by other means, mark it:"
					+ " 'migrate stamp head' if 'migrate check' finds no differences, otherwise 'migrate stamp' with the"
					+ " last revision that it has, and then 'migrate upgrade head'.");
		assertThat(runner.state()).isEqualTo(DatabaseState.NEW);
	}

	@Test
	void stampMarksAnExistingDatabaseWithoutRunningAnything() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationRunner runner = runner(history);

		runner.stamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.HEAD)));

		assertThat(runner.state()).isEqualTo(new DatabaseState(true, Heads.of("a1")));
		assertThat(runner.snapshot().history()).extracting(HistoryEntry::direction).containsExactly(Direction.STAMP);
	}

	@Test
	void stampOfSeveralRevisionsIsAllOrNothing() {
		LoadedRevision other = TestRevisions.revision("r1", List.of(), "create ledger", (op) -> op.execute("SELECT 1"),
				(op) -> op.execute("SELECT 1"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, DATA, other));
		MigrationRunner runner = runner(history);
		runner.stamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.parse("a1"))));
		this.jdbc.sql("ALTER TABLE migration_version ADD CHECK (version_num <> 'r1')").update();

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.stamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.HEADS))));
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.purgeAndStamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.HEADS))));
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));
	}

	@Test
	void purgeForgetsRowsThatNobodyKnows() {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, DATA));
		MigrationRunner runner = runner(history);
		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		this.jdbc.sql("UPDATE migration_version SET version_num = 'deadbeef0000'").update();

		runner.purgeAndStamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.parse("a1"))));

		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));

		runner.purgeAndStamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.BASE)));

		assertThat(runner.state().rows().isEmpty()).isTrue();
	}

	@Test
	void revisionWithoutTransactionMayBuildAnIndexConcurrently() {
		LoadedRevision concurrent = TestRevisions.revision("b2", List.of("a1"), "index", false,
				(op) -> op.execute("CREATE INDEX CONCURRENTLY ix_account_email ON account (email)"),
				(op) -> op.execute("DROP INDEX CONCURRENTLY ix_account_email"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, concurrent));
		MigrationRunner runner = runner(history);

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(query("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'ix_account_email'::regclass"))
			.containsExactly("true");
		assertThat(runner.snapshot().history()).extracting(HistoryEntry::event)
			.containsExactly(HistoryEvent.APPLIED, HistoryEvent.STARTED, HistoryEvent.APPLIED);
	}

	@Test
	void onlyOneOfManyRunnersMigrates() throws Exception {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, DATA, ALTER));
		ExecutorService executor = Executors.newFixedThreadPool(8);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<List<AppliedRevision>>> runs = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			runs.add(executor.submit(() -> {
				start.await();
				return runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
			}));
		}

		start.countDown();

		int applied = 0;
		for (Future<List<AppliedRevision>> run : runs) {
			applied += run.get().size();
		}
		executor.shutdown();
		assertThat(applied).isEqualTo(3);
		assertThat(runner(history).snapshot().history()).hasSize(3);
	}

	@Test
	void waitingForTheLockEndsWithATimeout() throws SQLException {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationDatabase migrated = TestRevisions.database(this.database.dataSource());
		RunOptions options = TestRevisions.options();
		RunOptions impatient = new RunOptions(Duration.ofMillis(200), null, "host-2", List.of(), options.clock());

		try (MigrationSession session = MigrationSession.open(migrated);
				MigrationLock lock = MigrationLock.acquire(session, Duration.ofSeconds(5))) {
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> new MigrationRunner(history, migrated, impatient)
					.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
				.withMessageContaining("raise 'migration.lock.timeout'");
		}
	}

	@Test
	void waitingForTheLockMayTakeForEver() {
		MigrationDatabase migrated = TestRevisions.database(this.database.dataSource());

		try (MigrationSession session = MigrationSession.open(migrated);
				MigrationLock lock = MigrationLock.acquire(session, Duration.ZERO);
				MigrationSession other = MigrationSession.open(migrated)) {
			// Ends the first pause
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(InterruptedWaitException.class)
				.isThrownBy(() -> MigrationLock.acquire(other, Duration.ofSeconds(Long.MAX_VALUE)));
		}
		finally {
			Thread.interrupted();
		}
	}

	@Test
	void connectionComesBackAsItWasWhenNothingCanBeRead() throws SQLException {
		this.jdbc.sql("CREATE TABLE migration_version (other integer)").update();
		try (Connection only = this.database.dataSource().getConnection()) {
			only.setAutoCommit(false);
			MigrationRunner runner = new MigrationRunner(MigrationHistory.of(List.of(CREATE)),
					TestRevisions.database(new SingleConnectionDataSource(only, true)), TestRevisions.options());

			assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(runner::state);

			assertThat(only.getAutoCommit()).isFalse();
		}
	}

	@Test
	void connectionComesBackAsItWasWhenThereIsNoSchema() throws SQLException {
		try (Connection only = this.database.dataSource().getConnection()) {
			only.createStatement().execute("SET search_path = ''");
			only.setAutoCommit(false);
			MigrationDatabase migrated = TestRevisions.database(new SingleConnectionDataSource(only, true));

			assertThatExceptionOfType(SchemaNotFoundException.class).isThrownBy(() -> MigrationSession.open(migrated));

			assertThat(only.getAutoCommit()).isFalse();
		}
	}

	@Test
	void poolOfOneConnectionIsEnoughAndComesBackAsItWas() throws SQLException {
		try (Connection only = this.database.dataSource().getConnection()) {
			only.setAutoCommit(false);
			MigrationHistory history = MigrationHistory.of(List.of(CREATE, DATA));
			MigrationRunner runner = new MigrationRunner(history,
					TestRevisions.database(new SingleConnectionDataSource(only, true)), TestRevisions.options());

			runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

			assertThat(only.getAutoCommit()).isFalse();
			try (Statement statement = only.createStatement()) {
				var result = statement.executeQuery("SELECT current_setting('search_path')");
				result.next();
				assertThat(result.getString(1)).isEqualTo("\"$user\", public");
			}
		}
	}

	@Test
	void schemaIsChosenAndFoundFirst() {
		this.jdbc.sql("CREATE SCHEMA \"Sales\"").update();
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationDatabase sales = new MigrationDatabase("default", this.database.dataSource(),
				TestRevisions.database(this.database.dataSource()).dialect(), dev.migration.schema.Name.of("Sales"),
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		MigrationRunner runner = new MigrationRunner(history, sales, TestRevisions.options());

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(query("SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('Sales', 'public')"
				+ " ORDER BY 1"))
			.containsExactly("Sales.account", "Sales.migration_history", "Sales.migration_version");
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));
	}

	@Test
	void searchPathThatAScriptSetsDoesNotReachTheNextOne() {
		LoadedRevision dump = TestRevisions.revision("b2", List.of("a1"), "dump",
				(op) -> op.execute("SELECT pg_catalog.set_config('search_path', '', false)"),
				(op) -> op.execute("SELECT 1"));
		LoadedRevision next = TestRevisions.revision("c3", List.of("b2"), "next",
				(op) -> op.createTable("later", column("id", bigint())), (op) -> op.dropTable("later"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, dump, next));

		runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(query("SELECT to_regclass('public.later')::text")).containsExactly("later");
	}

	@Test
	void columnIsFoundUnderTheExplicitNameOfTheMigratedSchema() {
		LoadedRevision alter = TestRevisions.revision("b2", List.of("a1"), "widen email",
				(op) -> op.alterColumn("public.account", "email", change().type(text())),
				(op) -> op.execute("SELECT 1"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, alter));

		runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

		assertThat(query("SELECT data_type FROM information_schema.columns WHERE column_name = 'email'"))
			.containsExactly("text");
	}

	@Test
	void valuesMeanTheSameOnAConnectionAndInAText() throws SQLException {
		LoadedRevision data = TestRevisions.revision("b2", List.of("a1"), "data", (op) -> {
			op.execute("CREATE TABLE sample (name text, at timestamptz, key uuid, notes jsonb)");
			op.bulkInsert("sample", List.of("name", "at", "key", "notes"),
					List.of(List.of("rows", TestRevisions.NOW, "5c626978-d652-4000-8000-000000000000", "{}"),
							Arrays.asList("none", null, null, null)));
			op.execute("INSERT INTO sample (name, at) VALUES (?, ?)", Direction.UPGRADE, TestRevisions.NOW);
			op.execute("INSERT INTO sample (name, at) VALUES (?, ?)", 'c', TestRevisions.NOW.atZone(ZoneOffset.UTC));
			op.execute("DELETE FROM sample WHERE name = ANY (?)", List.of("none", "nobody"));
		}, (op) -> op.execute("DROP TABLE sample"));
		MigrationHistory history = MigrationHistory.of(List.of(CREATE, data));
		String rows = "SELECT name || ' ' || (at AT TIME ZONE 'UTC') FROM sample ORDER BY name";

		runner(history).run((applied) -> history.map().upgrade(applied, RevisionTarget.HEADS));
		List<String> online = query(rows);
		runner(history).run((applied) -> history.map().downgrade(applied, RevisionTarget.parse("-1")));
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(offlineSql(history));
		}

		assertThat(online).containsExactly("UPGRADE 2026-11-20 23:29:18", "c 2026-11-20 23:29:18",
				"rows 2026-11-20 23:29:18");
		assertThat(query(rows)).isEqualTo(online);
	}

	@Test
	void offlineStatementsAreNotSwallowedByAComment() {
		LoadedRevision commented = TestRevisions.revision("b2", List.of("a1"), "comment",
				(op) -> op.execute("SELECT 1 -- one"), (op) -> op.execute("SELECT 1"));

		String sql = offlineSql(MigrationHistory.of(List.of(CREATE, commented)));

		assertThat(sql).contains("\n\nSELECT 1 -- one\n;\n\nUPDATE migration_version");
	}

	private String offlineSql(MigrationHistory history) {
		return new OfflineRun(history, TestRevisions.database(this.database.dataSource()), TestRevisions.options())
			.sql(Heads.of("a1"), history.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS));
	}

	@Test
	void callbackThatThrowsRollsTheRevisionBack() {
		MigrationHistory history = MigrationHistory.of(List.of(CREATE));
		MigrationCallback callback = new MigrationCallback() {

			@Override
			public void afterRevision(RevisionRun revision) {
				throw new IllegalStateException("Not on a Friday");
			}

		};
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(callback));

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessageContaining("Not on a Friday");
		assertThat(runner.state().rows().isEmpty()).isTrue();
	}

	private MigrationRunner runner(MigrationHistory history) {
		return new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
	}

	private List<String> query(String sql) {
		return this.jdbc.sql(sql).query((result, row) -> result.getString(1)).list();
	}

}
