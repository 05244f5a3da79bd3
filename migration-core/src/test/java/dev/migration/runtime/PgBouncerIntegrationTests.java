package dev.migration.runtime;

import java.time.Duration;
import java.util.List;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations through PgBouncer, which has to be installed:
 * {@code mvn verify -Ppgbouncer}.
 */
@EnabledIfSystemProperty(named = PgBouncer.PROGRAM, matches = ".+")
class PgBouncerIntegrationTests {

	private static final LoadedRevision REVISION = TestRevisions.revision("a1", List.of(), "",
			(op) -> op.execute("CREATE TABLE account (id bigint)"), (op) -> {
			});

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void transactionModeIsRefusedAndNoLockIsLeftBehind() throws Exception {
		try (PgBouncer bouncer = new PgBouncer(this.database, "transaction", 20)) {
			assertThatExceptionOfType(PooledConnectionException.class).isThrownBy(() -> upgrade(bouncer))
				.withMessage("Connections to database 'default' go through a pooler that gives each transaction another"
						+ " session of the server (PgBouncer in transaction mode). The migration lock, the search path"
						+ " and 'CREATE INDEX CONCURRENTLY' need one session: set 'migration.url', or 'migration.host'"
						+ " and 'migration.port', to the server itself; the application may stay behind the pooler."
						+ " Nothing was changed.");

			assertThat(
					jdbc().sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").query(Long.class).single())
				.isZero();
			assertThat(
					jdbc().sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").query(Long.class).single())
				.isZero();
		}
	}

	@Test
	void oneSessionForAllIsRefusedToo() throws Exception {
		try (PgBouncer bouncer = new PgBouncer(this.database, "transaction", 1)) {
			assertThatExceptionOfType(PooledConnectionException.class).isThrownBy(() -> upgrade(bouncer))
				.withMessageContaining("gives each transaction another session");
		}
	}

	@Test
	void whereNobodyCanTellItIsRefused() throws Exception {
		try (PgBouncer bouncer = new PgBouncer(this.database, "session", 1)) {
			assertThatExceptionOfType(PooledConnectionException.class).isThrownBy(() -> upgrade(bouncer))
				.withMessageStartingWith(
						"Connections to database 'default' go through a pooler (PgBouncer or the like),"
								+ " and there is no second connection to find out whether it keeps sessions.");
		}
	}

	@Test
	void sessionModeRuns() throws Exception {
		try (PgBouncer bouncer = new PgBouncer(this.database, "session", 20)) {
			assertThat(upgrade(bouncer)).hasSize(1);
		}
		assertThat(jdbc().sql("SELECT count(*) FROM account").query(Long.class).single()).isZero();
	}

	@Test
	void startWithNothingToDoMayGoThroughTransactionMode() throws Exception {
		runner(TestRevisions.database(this.database.dataSource()))
			.run((rows) -> history().map().upgrade(rows, RevisionTarget.HEADS));

		try (PgBouncer bouncer = new PgBouncer(this.database, "transaction", 20)) {
			assertThat(runner(TestRevisions.database(bouncer.dataSource())).state().rows()).isEqualTo(Heads.of("a1"));
		}
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(this.database.dataSource());
	}

	private static MigrationHistory history() {
		return MigrationHistory.of(List.of(REVISION));
	}

	private static List<AppliedRevision> upgrade(PgBouncer bouncer) {
		return runner(TestRevisions.database(bouncer.dataSource()))
			.run((rows) -> history().map().upgrade(rows, RevisionTarget.HEADS));
	}

	private static MigrationRunner runner(MigrationDatabase database) {
		return new MigrationRunner(history(), database,
				TestRevisions.options().withLockTimeout(Duration.ofSeconds(10)));
	}

}
