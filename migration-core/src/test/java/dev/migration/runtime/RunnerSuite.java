package dev.migration.runtime;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialects;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.bool;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a run has to do on every database.
 */
abstract class RunnerSuite {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	private TestDatabase database;

	private JdbcClient jdbc;

	abstract TestDatabase createDatabase();

	/**
	 * Whether a rollback takes DDL back.
	 */
	abstract boolean transactionalDdl();

	@BeforeEach
	void create() {
		this.database = createDatabase();
		this.jdbc = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void close() {
		// Without a server to be had the test is aborted before there is one
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void revisionsGoUpAndDown() {
		List<LoadedRevision> revisions = List.of(accounts(), emails());

		assertThat(upgrade(revisions)).isEqualTo(Heads.of("b2"));
		assertThat(this.jdbc.sql("SELECT email FROM account WHERE id = 1").query(String.class).single())
			.isEqualTo("it's \\ one@example.com");
		assertThat(upgrade(revisions)).isEqualTo(Heads.of("b2"));

		assertThat(downgrade(revisions)).isEqualTo(Heads.none());
		assertThat(tables()).isEmpty();
	}

	@Test
	void historyTellsWhatWasRun() {
		upgrade(List.of(accounts(), emails()));

		List<HistoryEntry> applied = runner(List.of()).snapshot()
			.history()
			.stream()
			.filter((entry) -> entry.event() == HistoryEvent.APPLIED)
			.toList();
		assertThat(applied).extracting(HistoryEntry::revision).containsExactly("b2", "a1");
		HistoryEntry first = applied.get(1);
		assertThat(first.startedAt()).isEqualTo(TestRevisions.NOW);
		assertThat(first.message()).isEqualTo("create account, it's \\ 'quoted'");
		assertThat(first.host()).isEqualTo("host-1");
		assertThat(first.databaseUser()).isNotBlank();
		assertThat(first.downgradeRecorded()).isTrue();
		assertThat(runner(List.of()).snapshot().history()).extracting(HistoryEntry::event)
			.doesNotContain(HistoryEvent.STATEMENT);
	}

	@Test
	void partOfTheHistoryIsReadWithWhatWasDoneLast() {
		List<LoadedRevision> revisions = List.of(accounts(), emails());
		upgrade(revisions);
		downgrade(revisions);
		upgrade(revisions);
		MigrationRunner runner = runner(revisions);

		DatabaseOverview newest = runner.overview(new HistoryQuery(2));
		DatabaseOverview older = runner.overview(new HistoryQuery(2).withBefore(newest.runs().get(1).number()));

		assertThat(newest.state().rows()).isEqualTo(Heads.of("b2"));
		assertThat(newest.total()).isEqualTo(6);
		assertThat(newest.runs()).extracting(HistoryEntry::revision).containsExactly("b2", "a1");
		assertThat(newest.runs()).extracting(HistoryEntry::direction).containsOnly(Direction.UPGRADE);
		assertThat(newest.last()).isEqualTo(newest.runs());
		assertThat(older.runs()).extracting(HistoryEntry::revision).containsExactly("a1", "b2");
		assertThat(older.runs()).extracting(HistoryEntry::direction).containsOnly(Direction.DOWNGRADE);
		assertThat(runner.overview(new HistoryQuery(0)).runs()).isEmpty();
		assertThat(runner.overview(HistoryQuery.NEWEST.withSearch("'QUOTED'")).total()).isEqualTo(3);
		assertThat(runner.overview(HistoryQuery.NEWEST.withSearch("B2")).runs()).extracting(HistoryEntry::revision)
			.containsExactly("b2", "b2", "b2");
		assertThat(runner.overview(HistoryQuery.NEWEST.withSearch("%")).runs()).isEmpty();
		assertThat(runner.overview(HistoryQuery.NEWEST.withRevision("a1")).total()).isEqualTo(3);
	}

	@Test
	void emptyDatabaseIsNew() {
		assertThat(runner(List.of()).overview(HistoryQuery.NEWEST))
			.isEqualTo(new DatabaseOverview(DatabaseState.NEW, List.of(), List.of(), List.of(), 0));
		assertThat(runner(List.of()).state()).isEqualTo(DatabaseState.NEW);
		assertThat(runner(List.of()).snapshot().history()).isEmpty();
	}

	@Test
	void failureLeavesNothingOrIsGoneOnWith() {
		LoadedRevision broken = TestRevisions.revision("c3", List.of("a1"), "broken", (op) -> {
			op.addColumn("account", column("note", varchar(20)));
			op.execute("UPDATE account SET note = 'a'");
			op.execute("UPDATE acount SET note = 'b'");
		}, NOTHING);
		LoadedRevision mended = TestRevisions.revision("c3", List.of("a1"), "broken", (op) -> {
			op.addColumn("account", column("note", varchar(20)));
			op.execute("UPDATE account SET note = 'a'");
			op.execute("UPDATE account SET note = concat(note, 'b')");
		}, NOTHING);

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> upgrade(List.of(accounts(), broken)));

		assertThat(failure).hasMessageContaining("Revision 'c3' failed on upgrade of database 'default'. Statement 3")
			.hasMessageEndingWith(transactionalDdl()
					? "It was rolled back; the database is as it was before this revision."
					: "It was not rolled back: 2 statements took effect. Leave them as they are; the next run goes on"
							+ " behind them.");
		assertThat(failure.isRolledBack()).isEqualTo(transactionalDdl());
		assertThat(runner(List.of()).state().rows()).isEqualTo(Heads.of("a1"));

		assertThat(upgrade(List.of(accounts(), mended))).isEqualTo(Heads.of("c3"));
		assertThat(this.jdbc.sql("SELECT note FROM account WHERE id = 1").query(String.class).single()).isEqualTo("ab");
	}

	@Test
	void dataWorkIsAtomic() {
		LoadedRevision broken = TestRevisions.revision("c3", List.of("a1"), "broken",
				(op) -> op.run("rename", (client) -> {
					client.sql("UPDATE account SET name = 'half'").update();
					client.sql("UPDATE acount SET name = 'half'").update();
				}), NOTHING);

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(List.of(accounts(), broken)));

		assertThat(this.jdbc.sql("SELECT count(*) FROM account WHERE name = 'half'").query(Long.class).single())
			.isZero();
	}

	@Test
	void changedScriptIsRefusedWhereItWasLeftHalfWay() {
		LoadedRevision broken = TestRevisions.revision("a1", List.of(), "broken", false, (op) -> {
			op.execute("CREATE TABLE one (id integer)");
			op.execute("SELECT no_such_function()");
		}, NOTHING);
		LoadedRevision other = TestRevisions.revision("a1", List.of(), "broken", false,
				(op) -> op.execute("CREATE TABLE two (id integer)"), NOTHING);

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(List.of(broken)));

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(List.of(other)))
			.withCauseInstanceOf(JournalMismatchException.class);
		assertThat(tables()).containsExactly("one");
	}

	@Test
	void severalInstancesRunEachRevisionOnce() throws Exception {
		List<LoadedRevision> revisions = List.of(accounts(), emails());
		ExecutorService instances = Executors.newFixedThreadPool(4);
		try {
			List<Future<Heads>> results = IntStream.range(0, 4)
				.mapToObj((number) -> instances.submit(() -> upgrade(revisions)))
				.toList();
			for (Future<Heads> result : results) {
				assertThat(result.get()).isEqualTo(Heads.of("b2"));
			}
		}
		finally {
			instances.shutdownNow();
		}
		assertThat(runner(List.of()).snapshot().history()).filteredOn((entry) -> entry.event() == HistoryEvent.APPLIED)
			.hasSize(2);
	}

	@Test
	void oneConnectionIsEnoughAndComesBackAsItWas() throws SQLException {
		try (Connection only = this.database.dataSource().getConnection()) {
			MigrationHistory history = MigrationHistory.of(List.of(accounts(), emails()));
			MigrationRunner runner = new MigrationRunner(history, database(new SingleConnectionDataSource(only, true)),
					TestRevisions.options());

			runner.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));

			assertThat(runner.state().rows()).isEqualTo(Heads.of("b2"));
			assertThat(only.getAutoCommit()).isTrue();
			assertThat(JdbcClient.create(new SingleConnectionDataSource(only, true))
				.sql("SELECT count(*) FROM account")
				.query(Long.class)
				.single()).isEqualTo(2);
		}
	}

	@Test
	void waitingForALockEnds() throws SQLException {
		upgrade(List.of(accounts()));
		MigrationDatabase held = database();
		try (MigrationSession session = MigrationSession.open(held);
				MigrationLock lock = MigrationLock.acquire(session, Duration.ofSeconds(10))) {
			MigrationHistory history = MigrationHistory.of(List.of(accounts(), emails()));
			MigrationRunner impatient = new MigrationRunner(history, database(),
					TestRevisions.options().withLockTimeout(Duration.ofMillis(100)));

			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> impatient.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS)))
				.withMessageStartingWith("Another instance has been migrating database 'default' for longer than");
			assertThat(lock).isNotNull();
		}
		assertThat(upgrade(List.of(accounts(), emails()))).isEqualTo(Heads.of("b2"));
	}

	@Test
	void lockOfABrokenConnectionIsFree() throws SQLException {
		upgrade(List.of(accounts()));
		MigrationSession session = MigrationSession.open(database());
		MigrationLock lock = MigrationLock.acquire(session, Duration.ofSeconds(10));

		session.connection().close();
		lock.close();

		assertThat(upgrade(List.of(accounts(), emails()))).isEqualTo(Heads.of("b2"));
	}

	@Test
	void foreignKeyOfAnotherSchemaPointsToTheMigratedOne() {
		LoadedRevision sales = TestRevisions.revision("e5", List.of(), "sales", (op) -> {
			op.createSchema("sales_of_runner");
			op.createTable("kind", column("id", bigint()).notNull(), primaryKey("id"));
			op.createTable("sales_of_runner.invoice", column("kind_id", bigint()),
					foreignKey("kind_id").references("kind", "id"));
			op.createTable("sales_of_runner.note", column("kind_id", bigint()));
			op.createForeignKey("sales_of_runner.note", foreignKey("kind_id").references("kind", "id"));
		}, (op) -> {
			op.dropTable("sales_of_runner.note");
			op.dropTable("sales_of_runner.invoice");
			op.dropTable("kind");
			op.dropSchema("sales_of_runner");
		});

		assertThat(upgrade(List.of(sales))).isEqualTo(Heads.of("e5"));
		for (String table : List.of("invoice", "note")) {
			assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
					() -> this.jdbc.sql("INSERT INTO sales_of_runner." + table + " (kind_id) VALUES (7)").update());
		}
		assertThat(downgrade(List.of(sales))).isEqualTo(Heads.none());
	}

	@Test
	void manyRowsAreInserted() {
		LoadedRevision samples = TestRevisions.revision("d4", List.of(), "samples", (op) -> {
			op.createTable("sample", column("id", bigint()).notNull(), column("email", varchar(255)),
					column("amount", numeric(12, 2)), column("since", timestampWithTimeZone()),
					column("active", bool()), primaryKey("id"));
			op.bulkInsert("sample", rows("id", "email", "amount", "since", "active").from(() -> samples(2345)));
		}, NOTHING);

		upgrade(List.of(samples));

		assertThat(this.jdbc.sql("SELECT count(*) FROM sample").query(Long.class).single()).isEqualTo(2345);
		assertThat(this.jdbc.sql("SELECT sum(amount) FROM sample").query(BigDecimal.class).single())
			.isEqualByComparingTo(BigDecimal.valueOf(2345L * 2346 / 2, 2));
		assertThat(this.jdbc.sql("SELECT count(*) FROM sample WHERE email IS NULL").query(Long.class).single())
			.isEqualTo(234);
	}

	@Test
	void rowThatTheDatabaseRefusesIsFound() {
		LoadedRevision samples = TestRevisions.revision("d4", List.of(), "samples", (op) -> {
			op.createTable("sample", column("id", bigint()).notNull(), primaryKey("id"));
			op.bulkInsert("sample", rows("id").row(1L).row(2L).row(1L));
		}, NOTHING);

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(List.of(samples)))
			.withMessageContaining("(rows 1 to 3)");
		assertThat(runner(List.of()).state().rows()).isEqualTo(Heads.none());
	}

	@Test
	void downgradeThatIsTooLongIsNotRecorded() {
		LoadedRevision samples = TestRevisions.revision("d4", List.of(), "samples",
				(op) -> op.createTable("sample", column("id", bigint()), column("note", varchar(200))), (op) -> {
					op.bulkInsert("sample", rows("id", "note").from(() -> notes(200_000)));
					op.dropTable("sample");
				});

		assertThat(upgrade(List.of(samples))).isEqualTo(Heads.of("d4"));

		assertThat(runner(List.of()).snapshot().history().get(0).downgradeRecorded()).isFalse();
	}

	@Test
	void whatFailedAndIsCaughtLeavesNothing() {
		LoadedRevision catching = TestRevisions.revision("c3", List.of("a1"), "catching", false, (op) -> {
			try {
				op.bulkInsert("account", rows("id").from(() -> Stream.concat(longs(3, 4000), longs(1, 1))));
			}
			catch (MigrationException ex) {
				op.execute("UPDATE account SET name = 'after' WHERE id = 2");
			}
		}, NOTHING);

		upgrade(List.of(accounts(), catching));

		assertThat(this.jdbc.sql("SELECT count(*) FROM account").query(Long.class).single()).isEqualTo(2);
		assertThat(this.jdbc.sql("SELECT name FROM account WHERE id = 2").query(String.class).single())
			.isEqualTo("after");
	}

	@Test
	void existingTablesAreNotTakenForNew() {
		this.jdbc.sql("CREATE TABLE account (id integer)").update();

		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(List.of(accounts())));
	}

	@Test
	void textLeavesWhatARunLeaves() throws SQLException {
		List<LoadedRevision> revisions = List.of(accounts(), emails());
		MigrationHistory history = MigrationHistory.of(revisions);
		String text = new OfflineRun(history, database(), TestRevisions.options()).sql(Heads.none(),
				history.map().upgrade(Heads.none(), RevisionTarget.HEADS));
		upgrade(revisions);
		SchemaModel online = schema(this.database);
		List<String> applied = applied(this.jdbc);

		try (TestDatabase replayed = createDatabase()) {
			try (Connection connection = replayed.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				statement.setEscapeProcessing(false);
				for (String sql : text.split(";\n\n")) {
					statement.execute(sql);
				}
			}
			assertThat(schema(replayed)).isEqualTo(online);
			assertThat(applied(JdbcClient.create(replayed.dataSource()))).isEqualTo(applied);
			assertThat(new MigrationRunner(history, database(replayed), TestRevisions.options()).state().rows())
				.isEqualTo(Heads.of("b2"));
		}
	}

	@Test
	void stampIsAllOrNothing() {
		MigrationHistory history = MigrationHistory.of(List.of(accounts(), emails()));

		runner(List.of(accounts(), emails()))
			.stamp((heads) -> history.map().stamp(heads, List.of(RevisionTarget.HEADS)));

		assertThat(runner(List.of()).state().rows()).isEqualTo(Heads.of("b2"));
		assertThat(tables()).isEmpty();
	}

	private static LoadedRevision accounts() {
		return TestRevisions.revision("a1", List.of(), "create account, it's \\ 'quoted'", (op) -> {
			op.createTable("account", column("id", bigint()).notNull(), column("name", varchar(40)),
					column("since", timestampWithTimeZone()), primaryKey("id"));
			op.createIndex("account", index("name").named("ix_account_name"));
			op.execute("INSERT INTO account (id, name, since) VALUES (?, ?, ?)", 1L, "it's \\ one", TestRevisions.NOW);
			op.execute("INSERT INTO account (id, name) VALUES (2, 'two')");
		}, (op) -> op.dropTable("account"));
	}

	private static LoadedRevision emails() {
		return TestRevisions.revision("b2", List.of("a1"), "add email", (op) -> {
			op.addColumn("account", column("email", varchar(80)));
			op.execute("UPDATE account SET email = concat(name, '@example.com')");
		}, (op) -> op.dropColumn("account", "email"));
	}

	private static Stream<List<Object>> notes(long rows) {
		return LongStream.rangeClosed(1, rows).mapToObj((number) -> List.of(number, "x".repeat(100)));
	}

	private static Stream<List<Object>> longs(long first, long last) {
		return LongStream.rangeClosed(first, last).mapToObj(List::of);
	}

	private static Stream<List<Object>> samples(long rows) {
		return LongStream.rangeClosed(1, rows).mapToObj(RunnerSuite::sample);
	}

	private static List<Object> sample(long number) {
		return Arrays.asList(number, (number % 10 != 0) ? "user" + number + "@example.com" : null,
				BigDecimal.valueOf(number, 2), TestRevisions.NOW.plusSeconds(number), number % 2 == 0);
	}

	private Heads upgrade(List<LoadedRevision> revisions) {
		MigrationHistory history = MigrationHistory.of(revisions);
		runner(revisions).run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
		return runner(revisions).state().rows();
	}

	private Heads downgrade(List<LoadedRevision> revisions) {
		MigrationHistory history = MigrationHistory.of(revisions);
		runner(revisions).run((heads) -> history.map().downgrade(heads, RevisionTarget.BASE));
		return runner(revisions).state().rows();
	}

	private MigrationRunner runner(List<LoadedRevision> revisions) {
		return new MigrationRunner(MigrationHistory.of(revisions), database(), TestRevisions.options());
	}

	private MigrationDatabase database() {
		return database(this.database);
	}

	private static MigrationDatabase database(TestDatabase database) {
		return database(database.dataSource(), database.url());
	}

	private MigrationDatabase database(DataSource dataSource) {
		return database(dataSource, this.database.url());
	}

	private static MigrationDatabase database(DataSource dataSource, String url) {
		return new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(url), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private List<String> tables() {
		try (MigrationSession session = MigrationSession.open(database())) {
			Set<String> own = Set.of("migration_version", "migration_history", "migration_lock");
			return session.tables().stream().filter((table) -> !own.contains(table)).collect(Collectors.toList());
		}
	}

	private static SchemaModel schema(TestDatabase database) {
		try (MigrationSession session = MigrationSession.open(database(database))) {
			return SessionSchemas.of(session, List.<QualifiedName>of(), Set.of()).read();
		}
	}

	private static List<String> applied(JdbcClient client) {
		return client.sql(
				"SELECT concat(revision, ' ', message, ' ', checksum, ' ', coalesce(downgrade, '-')) FROM migration_history"
						+ " WHERE event = 'APPLIED' ORDER BY id")
			.query(String.class)
			.list();
	}

}
