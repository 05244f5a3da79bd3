package dev.migration.reliability;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.AppliedAgainException;
import dev.migration.runtime.HistoryEvent;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What goes wrong outside of a migration.
 */
@Tag("reliability")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultsIntegrationTests {

	private static final long LOOK_NANOS = 5_000_000;

	private static final Instant NOW = Instant.parse("2026-11-20T23:29:18Z");

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void create() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void connectionThatIsResetDuringAStatementLosesNothing() throws Exception {
		upgrade("a1");
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (ConnectionRelay relay = new ConnectionRelay(this.database.host(), this.database.port());
				Connection other = this.database.dataSource().getConnection()) {
			other.setAutoCommit(false);
			execute(other, "LOCK TABLE account IN ACCESS SHARE MODE");
			DataSource relayed = new DriverManagerDataSource(
					"jdbc:postgresql://localhost:%d/%s".formatted(relay.port(), this.database.name()),
					this.database.user(), this.database.password());
			Future<RevisionFailedException> run = thread
				.submit(() -> catchThrowableOfType(RevisionFailedException.class,
						() -> migrations(relayed).upgrade(RevisionTarget.parse("b2"))));
			awaitOne("SELECT count(*) FROM pg_locks WHERE relation = 'account'::regclass AND NOT granted");

			relay.reset();

			assertThat(run.get()).hasMessageContaining("Revision 'b2' failed on upgrade of database 'default'.")
				.hasMessageEndingWith("It was rolled back; the database is as it was before this revision.");
			assertThat(run.get().isConnectionLost()).isTrue();
			other.rollback();
		}
		finally {
			thread.shutdownNow();
		}

		assertThat(upgrade("b2")).isEqualTo(Heads.of("b2"));
		assertThat(this.jdbc.sql("SELECT n FROM account ORDER BY id").query(Integer.class).list()).containsExactly(1,
				1);
	}

	@Test
	void backupThatIsRestoredIsUpgradedAgain() {
		upgrade("b2");
		String backup = this.database.name() + "_backup";
		JdbcClient admin = JdbcClient.create(new DriverManagerDataSource(
				"jdbc:postgresql://%s:%d/postgres".formatted(this.database.host(), this.database.port()),
				this.database.user(), this.database.password()));
		admin.sql("CREATE DATABASE " + backup + " TEMPLATE " + this.database.name()).update();
		upgrade("c3");
		String schema = schema();
		admin.sql("DROP DATABASE " + this.database.name() + " WITH (FORCE)").update();
		admin.sql("ALTER DATABASE " + backup + " RENAME TO " + this.database.name()).update();

		assertThat(upgrade("c3")).isEqualTo(Heads.of("c3"));

		assertThat(schema()).isEqualTo(schema);
		assertThat(applied()).containsExactly("a1", "b2", "c3");
	}

	@Test
	void clockThatGoesBackChangesNoOrder() {
		AtomicLong hours = new AtomicLong();
		Clock clock = new Clock() {

			@Override
			public Instant instant() {
				return NOW.minus(Duration.ofHours(hours.incrementAndGet()));
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		};
		Migrations migrations = migrations(this.database.dataSource()).with((options) -> options.withClock(clock));
		migrations.upgrade(RevisionTarget.HEADS);
		migrations.downgrade(RevisionTarget.parse("a1"));

		assertThat(migrations.status().history()).filteredOn((entry) -> entry.event() == HistoryEvent.APPLIED)
			.extracting((entry) -> entry.direction() + " " + entry.revision())
			.containsExactly("DOWNGRADE b2", "DOWNGRADE c3", "UPGRADE c3", "UPGRADE b2", "UPGRADE a1");
		assertThat(migrations.upgrade(RevisionTarget.HEADS).current()).isEqualTo(Heads.of("c3"));
		assertThat(this.jdbc.sql("SELECT n FROM account ORDER BY id").query(Integer.class).list()).containsExactly(1,
				1);
	}

	@Test
	void versionTableThatWasEmptiedDoesNotRunAnythingTwice() {
		upgrade("c3");
		String schema = schema();
		this.jdbc.sql("DELETE FROM migration_version").update();

		assertThat(catchThrowableOfType(AppliedAgainException.class, () -> upgrade("c3")))
			.hasMessageStartingWith("Revision 'a1' would be applied a second time: ");

		assertThat(schema()).isEqualTo(schema);
		assertThat(applied()).containsExactly("a1", "b2", "c3");
	}

	@Test
	void versionRowsOfOneLineAreRefused() {
		upgrade("c3");
		String schema = schema();
		this.jdbc.sql("INSERT INTO migration_version VALUES ('a1')").update();

		assertThat(catchThrowableOfType(RuntimeException.class, () -> upgrade("c3"))).hasMessageContaining("a1");

		assertThat(schema()).isEqualTo(schema);
	}

	@Test
	void applicationsWithTablesOfTheirOwnDoNotDisturbEachOther() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		CyclicBarrier barrier = new CyclicBarrier(2);
		try {
			List<Future<Heads>> runs = List.of("shop", "crm").stream().map((name) -> threads.submit(() -> {
				barrier.await();
				return migrations(this.database.dataSource(), name, name + "_version").upgrade(RevisionTarget.HEADS)
					.current();
			})).toList();
			for (Future<Heads> run : runs) {
				assertThat(run.get()).isEqualTo(Heads.of("c3"));
			}
		}
		finally {
			threads.shutdownNow();
		}
		for (String name : List.of("shop", "crm")) {
			assertThat(this.jdbc.sql("SELECT revision FROM " + name + "_history WHERE event = 'APPLIED' ORDER BY id")
				.query(String.class)
				.list()).containsExactly("a1", "b2", "c3");
			assertThat(this.jdbc.sql("SELECT n FROM " + name).query(Integer.class).list()).containsExactly(1, 1);
		}
	}

	private Heads upgrade(String target) {
		return migrations(this.database.dataSource()).upgrade(RevisionTarget.parse(target)).current();
	}

	private static Migrations migrations(DataSource dataSource) {
		return migrations(dataSource, "account", "migration_version");
	}

	private static Migrations migrations(DataSource dataSource, String table, String versionTable) {
		CrashHistory history = new CrashHistory();
		history.add("a1", (op) -> {
			op.createTable(table, column("id", integer()).notNull(), column("n", integer()).notNull(),
					primaryKey("id"));
			op.bulkInsert(table, rows("id", "n").row(1, 0).row(2, 0));
		}, (op) -> op.dropTable(table));
		history.add("b2", (op) -> {
			op.execute("UPDATE " + table + " SET n = n + 1");
			op.addColumn(table, column("name", varchar(20)));
		}, (op) -> {
			op.dropColumn(table, "name");
			op.execute("UPDATE " + table + " SET n = n - 1");
		});
		history.addWithoutTransaction("c3",
				(op) -> op.createIndex(table, index("name").named("ix_" + table).concurrently()),
				(op) -> op.dropIndexConcurrently(table, "ix_" + table));
		return new Migrations(history.history(),
				new MigrationDatabase("default", dataSource, new PostgreSqlDialect(), null, Name.of(versionTable)),
				new RunOptions(Duration.ofMinutes(2), "1.0", "host-1", List.of(), Clock.systemUTC()));
	}

	private List<String> applied() {
		return this.jdbc.sql("SELECT revision FROM migration_history WHERE event = 'APPLIED' ORDER BY id")
			.query(String.class)
			.list();
	}

	private String schema() {
		return CatalogDump.of(this.database.dataSource(), "public");
	}

	private void awaitOne(String count) {
		while (this.jdbc.sql(count).query(Integer.class).single() == 0) {
			LockSupport.parkNanos(LOOK_NANOS);
		}
	}

	private static void execute(Connection connection, String sql) throws Exception {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
