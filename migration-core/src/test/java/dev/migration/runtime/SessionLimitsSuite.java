package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Waits where DDL commits by itself, so that a step that did not get a lock goes on
 * behind what took effect.
 */
abstract class SessionLimitsSuite {

	private static final LoadedRevision REVISION = TestRevisions.revision("a1", List.of(), "", (op) -> {
		op.execute("CREATE TABLE before_it (id int)");
		op.execute("ALTER TABLE account ADD COLUMN name varchar(10)");
	}, (op) -> {
	});

	private TestDatabase database;

	private JdbcClient jdbc;

	abstract TestDatabase createDatabase();

	@BeforeEach
	void create() {
		this.database = createDatabase();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		this.jdbc.sql("CREATE TABLE account (id int)").update();
	}

	@AfterEach
	void close() {
		// Without a server to be had the test is aborted before there is one
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void stepThatDoesNotGetALockGoesOnBehindWhatTookEffect() throws SQLException {
		try (Connection holder = holder(); RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			upgrade(5);

			assertThat(warnings.texts()).singleElement()
				.asString()
				.startsWith("Revision 'a1' was stopped, since others hold what it needs (")
				.contains(" ('1' of '5'). It may have waited for process '");
		}
		assertThat(this.jdbc
			.sql("SELECT event FROM migration_history WHERE event IN ('STARTED', 'FAILED', 'APPLIED') ORDER BY id")
			.query(String.class)
			.list()).containsExactly("STARTED", "FAILED", "STARTED", "APPLIED");
		assertThat(this.jdbc.sql("SELECT count(name) FROM account").query(Long.class).single()).isZero();
	}

	@Test
	void whoMayNotTryAgainSaysWhatToDo() throws SQLException {
		try (Connection holder = holder()) {
			RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class, () -> upgrade(0));

			assertThat(failure).hasMessageContaining("1 statement took effect.")
				.hasMessageEndingWith(" Others held what it needs for too long; end their transactions, or raise"
						+ " 'migration.ddl.lock-timeout' or 'migration.ddl.retries'.");
			holder.rollback();
		}
	}

	private Connection holder() throws SQLException {
		Connection holder = this.database.dataSource().getConnection();
		holder.setAutoCommit(false);
		try (Statement statement = holder.createStatement()) {
			statement.execute("INSERT INTO account VALUES (1)");
		}
		return holder;
	}

	private void upgrade(int retries) {
		MigrationHistory history = MigrationHistory.of(List.of(REVISION));
		StatementLimits limits = new StatementLimits(Duration.ofSeconds(1), Duration.ZERO, retries);
		MigrationDatabase migrated = new MigrationDatabase("default", this.database.dataSource(),
				() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		new MigrationRunner(history, migrated, TestRevisions.options().withPolicy(RunPolicy.DEFAULT.withLimits(limits)))
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
