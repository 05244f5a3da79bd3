package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A migration that has to wait stays out of the way of others, and says for whom it
 * waits.
 */
class LockDisciplineIntegrationTests {

	private static final StatementLimits LIMITS = new StatementLimits(Duration.ofMillis(500), Duration.ZERO, 10);

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		this.jdbc.sql("CREATE TABLE first (id bigint)").update();
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		this.jdbc.sql("INSERT INTO account VALUES (1)").update();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	/**
	 * The server measures how long readers wait, so that a slow machine does not count.
	 */
	@Test
	void readersNeverWaitForLongAndTheBlockerIsNamed() throws Exception {
		readersNeverWaitForLong(LIMITS, "750ms", 2);
	}

	/**
	 * Four tries of five seconds, with the pauses between them, are more than the 20
	 * seconds for which somebody works on a row.
	 */
	@Test
	@Tag("reliability")
	@EnabledIfSystemProperty(named = "reliability.full", matches = "true")
	void readersNeverWaitForLongWithTheUsualLimits() throws Exception {
		readersNeverWaitForLong(StatementLimits.DEFAULT, "5100ms", 4);
	}

	private void readersNeverWaitForLong(StatementLimits limits, String patience, int tries) throws Exception {
		LoadedRevision revision = revision("ALTER TABLE first ADD COLUMN name text",
				"ALTER TABLE account ADD COLUMN name text");
		AtomicBoolean migrated = new AtomicBoolean();
		ExecutorService readers = Executors.newFixedThreadPool(2);
		try (Connection holder = session("report", "SELECT id FROM account FOR UPDATE");
				RetryWarnings warnings = new RetryWarnings(holder, tries)) {
			List<Future<Integer>> reads = List.of(readers.submit(() -> read("first", patience, migrated)),
					readers.submit(() -> read("account", patience, migrated)));
			try {
				upgrade(this.database.dataSource(), limits, revision);
			}
			finally {
				migrated.set(true);
			}

			for (Future<Integer> read : reads) {
				assertThat(read.get()).isPositive();
			}
			assertThat(warnings.texts()).hasSize(tries)
				.allSatisfy((text) -> assertThat(text).matches(
						"Revision 'a1' was taken back, since others hold what it needs \\(ERROR: canceling statement due to"
								+ " lock timeout\\); next try in '[0-9.]+' seconds \\('[1-4]' of '10'\\)\\. It waited for"
								+ " process '" + process(holder) + "' \\(user 'postgres', application 'report', from"
								+ " '127.0.0.1'\\), idle in transaction, in a transaction for '[0-9]+' seconds: SELECT id"
								+ " FROM account FOR UPDATE"));
		}
		finally {
			migrated.set(true);
			readers.shutdownNow();
		}
		assertThat(this.jdbc.sql("SELECT event FROM migration_history ORDER BY id").query(String.class).list())
			.containsExactly("APPLIED");
	}

	private int read(String table, String patience, AtomicBoolean migrated) throws SQLException {
		try (Connection reader = this.database.dataSource().getConnection();
				Statement statement = reader.createStatement()) {
			statement.execute("SET lock_timeout = '" + patience + "'");
			int reads = 0;
			do {
				statement.execute("SELECT count(*) FROM " + table);
				reads++;
			}
			while (!migrated.get());
			return reads;
		}
	}

	@Test
	void whoIsInTheWayOfWhoIsInTheWayIsNamed() throws Exception {
		ExecutorService other = Executors.newSingleThreadExecutor();
		try (Connection holder = session("report", "SELECT id FROM account FOR UPDATE");
				Connection waiting = session("vacuum", "SELECT 1")) {
			Future<?> wait = other.submit(() -> {
				try (Statement statement = waiting.createStatement()) {
					statement.execute("LOCK TABLE account IN EXCLUSIVE MODE");
				}
				return null;
			});
			awaitLock();

			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
					() -> upgrade(this.database.dataSource(),
							new StatementLimits(Duration.ofMillis(500), Duration.ZERO, 0),
							revision("ALTER TABLE account ADD COLUMN name text")));

			assertThat(failure)
				.hasMessageContaining("Others held what it needs for too long. End their transactions,"
						+ " or raise 'migration.ddl.lock-timeout' or 'migration.ddl.retries'. It waited for process '"
						+ process(holder) + "' (user 'postgres', application 'report', ")
				.hasMessageEndingWith("\nTo end that transaction: SELECT pg_terminate_backend(" + process(holder) + ")")
				.hasMessageNotContaining("vacuum");
			holder.rollback();
			wait.get();
		}
		finally {
			other.shutdownNow();
		}
	}

	@Test
	void aPreparedTransactionInTheWayIsNamed() throws SQLException {
		try (Connection gone = session("transfer", "SELECT id FROM account FOR UPDATE");
				Statement statement = gone.createStatement()) {
			statement.execute("PREPARE TRANSACTION 'transfer of 12'");
		}
		try {
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
					() -> upgrade(this.database.dataSource(),
							new StatementLimits(Duration.ofMillis(500), Duration.ZERO, 0),
							revision("ALTER TABLE account ADD COLUMN name text")));

			assertThat(failure.getMessage().lines().filter((line) -> line.contains("It waited for"))).singleElement()
				.asString()
				.containsPattern("It waited for somebody \\(user 'postgres'\\), prepared transaction,"
						+ " in a transaction for '[0-9]+' seconds: PREPARE TRANSACTION 'transfer of 12'");
		}
		finally {
			this.jdbc.sql("ROLLBACK PREPARED 'transfer of 12'").update();
		}
	}

	private void awaitLock() {
		boolean waiting;
		do {
			waiting = this.jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
				.query(Boolean.class)
				.single();
		}
		while (!waiting);
	}

	@Test
	void oneConnectionIsEnoughToTellWhoMayHaveBeenInTheWay() throws SQLException {
		try (Connection holder = session("report", "SELECT id FROM account FOR UPDATE");
				Connection only = this.database.dataSource().getConnection();
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			upgrade(new SingleConnectionDataSource(only, true), LIMITS,
					revision("ALTER TABLE account ADD COLUMN name text"));

			assertThat(warnings.texts()).singleElement()
				.asString()
				.contains("'1' of '10'). It may have waited for process '" + process(holder) + "' (user 'postgres',"
						+ " application 'report', ");
		}
	}

	@Test
	void workOfAScriptIsWatchedToo() throws SQLException {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "",
				(op) -> op.run("data", (client) -> client.sql("UPDATE account SET id = 2").update()), (op) -> {
				});
		try (Connection holder = session("report", "SELECT id FROM account FOR UPDATE");
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			upgrade(this.database.dataSource(), LIMITS, revision);

			assertThat(warnings.texts()).singleElement()
				.asString()
				.contains("'1' of '10'). It waited for process '" + process(holder) + "' (user 'postgres',");
		}
		assertThat(this.jdbc.sql("SELECT id FROM account").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void stepWithoutATransactionGoesOnBehindWhatTookEffect() throws SQLException {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "", false, (op) -> {
			op.execute("CREATE TABLE before_it (id bigint)");
			op.execute("ALTER TABLE account ADD COLUMN name text");
		}, (op) -> {
		});
		try (Connection holder = session("report", "SELECT id FROM account FOR UPDATE");
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			upgrade(this.database.dataSource(), LIMITS, revision);

			assertThat(warnings.texts()).singleElement()
				.asString()
				.startsWith(
						"Revision 'a1' was stopped, since others hold what it needs (ERROR: canceling statement due to"
								+ " lock timeout); next try in '")
				.contains("'1' of '10'). It waited for process '" + process(holder) + "' (user 'postgres',");
		}
		assertThat(this.jdbc.sql("SELECT count(name) FROM account").query(Long.class).single()).isZero();
	}

	/**
	 * A backup reads the history while a new version of the tool adds columns to it.
	 */
	@Test
	void historyThatSomebodyReadsIsCompletedLater() throws SQLException {
		upgrade(this.database.dataSource(), LIMITS, revision());
		this.jdbc.sql("ALTER TABLE migration_history DROP COLUMN tag").update();
		this.jdbc.sql("DELETE FROM migration_version; DELETE FROM migration_history").update();
		try (Connection holder = session("backup", "SELECT id FROM migration_history");
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			upgrade(this.database.dataSource(), LIMITS, revision());

			assertThat(warnings.texts()).singleElement()
				.asString()
				.startsWith("The history table could not be completed, since others hold what it needs (")
				.contains("'1' of '10'). It may have waited for process '" + process(holder) + "' (user 'postgres',"
						+ " application 'backup', ");
		}
	}

	@Test
	void statementsShareTheTimeToWait() {
		upgrade(this.database.dataSource(), new StatementLimits(Duration.ofSeconds(10), Duration.ZERO, 0), revision(
				"SELECT pg_sleep(1.2)",
				"CREATE TABLE kept AS SELECT setting::int AS left FROM pg_settings WHERE name = 'lock_timeout'"));

		assertThat(this.jdbc.sql("SELECT \"left\" FROM kept").query(Integer.class).single()).isBetween(100, 8800);
	}

	@Test
	void scriptMayLimitItself() {
		upgrade(this.database.dataSource(), LIMITS, revision("SET LOCAL lock_timeout = '7s'",
				"CREATE TABLE kept AS SELECT current_setting('lock_timeout') AS text"));

		assertThat(this.jdbc.sql("SELECT text FROM kept").query(String.class).single()).isEqualTo("7s");
	}

	private Connection session(String application, String sql) throws SQLException {
		Connection session = this.database.dataSource().getConnection();
		try (Statement statement = session.createStatement()) {
			statement.execute("SET application_name = '" + application + "'");
			session.setAutoCommit(false);
			statement.execute(sql);
		}
		return session;
	}

	private static int process(Connection connection) throws SQLException {
		return ServerProcess.of(connection).orElseThrow();
	}

	private static LoadedRevision revision(String... statements) {
		return TestRevisions.revision("a1", List.of(), "", (op) -> List.of(statements).forEach(op::execute), (op) -> {
		});
	}

	private void upgrade(DataSource dataSource, StatementLimits limits, LoadedRevision revision) {
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		new MigrationRunner(history, TestRevisions.database(dataSource),
				TestRevisions.options().withPolicy(RunPolicy.DEFAULT.withLimits(limits)))
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
