package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The lock between instances on PostgreSQL.
 */
class PostgreSqlLockIntegrationTests extends LockSuite {

	private static final String SETTINGS = "SELECT name || ' ' || setting AS setting FROM pg_settings"
			+ " WHERE name IN ('application_name', 'client_connection_check_interval', 'idle_session_timeout',"
			+ " 'idle_in_transaction_session_timeout', 'statement_timeout', 'tcp_user_timeout') ORDER BY name";

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

	@Override
	String holder() {
		return "process '<process>' (user '<any>', application 'migration 2.1 on web-1', from '<any>'), idle: SELECT"
				+ " pg_try_advisory_lock(<any>)";
	}

	@Override
	String stop() {
		return "SELECT pg_terminate_backend(<process>)";
	}

	@Override
	String release() {
		return "SELECT pg_advisory_unlock_all()";
	}

	/**
	 * Nobody waits until the statement of a process that is gone has come to its end.
	 */
	@Test
	void deadHolderIsSucceededInTheMiddleOfAStatement() throws Exception {
		BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
		MigrationDatabase dying = TestRevisions.database(new DelegatingDataSource(database().dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				connections.add(connection);
				return connection;
			}

		});
		BlockingQueue<String> begun = new LinkedBlockingQueue<>();
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "", (op) -> {
			begun.add("a1");
			op.execute("SELECT pg_sleep(600)");
		}, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		ExecutorService process = Executors.newSingleThreadExecutor();
		try {
			process.submit(() -> new MigrationRunner(history, dying, TestRevisions.options())
				.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)));
			begun.take();
			connections.take().abort(Runnable::run);

			assertThat(upgrade(Duration.ofMinutes(2), revision("a1"))).hasSize(1);
		}
		finally {
			process.shutdownNow();
		}
	}

	@Test
	void sessionIsNamedAndNobodyElsesLimitsEndIt() {
		JdbcClient jdbc = JdbcClient.create(database().dataSource());
		jdbc.sql("ALTER DATABASE " + database().name() + " SET idle_in_transaction_session_timeout = '9s'").update();
		jdbc.sql("ALTER DATABASE " + database().name() + " SET statement_timeout = '9min'").update();

		upgrade(Duration.ZERO, revision("a1"), revision("b2", "a1", "CREATE TABLE kept AS " + SETTINGS));

		assertThat(jdbc.sql("SELECT setting FROM kept").query(String.class).list()).containsExactly(
				"application_name migration 1.2.3 on host-1", "client_connection_check_interval 2000",
				"idle_in_transaction_session_timeout 0", "idle_session_timeout 0", "statement_timeout 0",
				"tcp_user_timeout 15000");
		assertThat(jdbc.sql(SETTINGS).query(String.class).list()).contains("statement_timeout 540000",
				"idle_in_transaction_session_timeout 9000", "client_connection_check_interval 0");
	}

	@Test
	void databaseThatTakesNoChangesIsRefused() {
		upgrade(Duration.ZERO, revision("a1"));
		JdbcClient.create(database().dataSource())
			.sql("ALTER DATABASE " + database().name() + " SET default_transaction_read_only = on")
			.update();

		assertThatExceptionOfType(ReadOnlyDatabaseException.class)
			.isThrownBy(() -> upgrade(Duration.ZERO, revision("a1"), revision("b2", "a1", "SELECT 1")))
			.withMessage("Database 'default' is read-only: 'default_transaction_read_only' is on. Migrate the primary"
					+ " server: set 'migration.url' or 'migration.host'. Nothing was changed.");
		assertThat(
				new MigrationRunner(MigrationHistory.of(List.of()), migrated(), TestRevisions.options()).state().rows())
			.isEqualTo(Heads.of("a1"));
	}

}
