package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationLock} where scripts leave locks to a connection that a pool
 * keeps.
 */
class LeftLocksIntegrationTests {

	@Test
	void locksThatAScriptLeavesGoWithTheRun() throws SQLException {
		LoadedRevision locking = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.execute("SELECT pg_advisory_lock(4711)");
			op.execute("SELECT pg_advisory_lock((classid::bigint << 32) | objid::bigint) FROM pg_locks"
					+ " WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND objid <> 4711");
		}, (op) -> {
		});
		try (TestDatabase postgreSql = Databases.postgreSql()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(postgreSql.dataSource().getConnection(),
					true);
			try {
				upgrade(postgreSql, pool, locking);

				assertThat(JdbcClient.create(postgreSql.dataSource())
					.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
							+ " (SELECT oid FROM pg_database WHERE datname = current_database())")
					.query(Long.class)
					.single()).isZero();
			}
			finally {
				pool.destroy();
			}
		}
	}

	@Test
	void locksOfMariaDbGoWithTheRun() throws SQLException {
		LoadedRevision locking = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.execute("CREATE TABLE account (id bigint)");
			op.execute("DO GET_LOCK('left behind', 0)");
			op.run("lock",
					(client) -> client
						.sql("LOCK TABLES account WRITE, migration_history WRITE," + " migration_version WRITE")
						.update());
		}, (op) -> {
		});
		try (TestDatabase mariaDb = Databases.mariaDb()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(mariaDb.dataSource().getConnection(),
					true);
			try {
				upgrade(mariaDb, pool, locking);

				JdbcClient other = JdbcClient.create(mariaDb.dataSource());
				assertThat(other.sql("SELECT IS_FREE_LOCK('left behind')").query(Integer.class).single()).isOne();
				other.sql("SET STATEMENT lock_wait_timeout = 1 FOR INSERT INTO account VALUES (1)").update();
			}
			finally {
				pool.destroy();
			}
		}
	}

	private static void upgrade(TestDatabase database, DataSource dataSource, LoadedRevision revision) {
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		new MigrationRunner(history,
				new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(database.url()), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options())
			.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

}
