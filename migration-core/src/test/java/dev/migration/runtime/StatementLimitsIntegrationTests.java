package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.RevisionLimits;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link StatementLimits} of a run.
 */
class StatementLimitsIntegrationTests {

	private static final StatementLimits SHORT = new StatementLimits(Duration.ofMillis(100), Duration.ZERO, 3);

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
	void whoHasToWaitForALockIsTakenBackAndTriedAgain() throws SQLException {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		LoadedRevision revision = revision("a1", List.of(), RevisionLimits.NONE, (op) -> {
			op.execute("CREATE TABLE before_it (id bigint)");
			op.execute("ALTER TABLE account ADD COLUMN name text");
		});

		List<String> warnings;
		try (Connection holder = holder(); RetryWarnings log = new RetryWarnings(holder, 1)) {
			run(SHORT, revision);
			warnings = List.copyOf(log.texts());
		}

		assertThat(warnings).hasSize(1);
		assertThat(warnings.get(0)).matches("Revision 'a1' was taken back, since others hold what it needs \\(ERROR:"
				+ " canceling statement due to lock timeout\\); next try in '[01]\\.[0-9]' seconds \\('1' of '3'\\)\\..*");
		assertThat(events()).containsExactly("APPLIED");
	}

	@Test
	void whoMayNotTryAgainFailsWithTheReason() throws SQLException {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		// Somebody has to connect and look within that time
		LoadedRevision revision = revision("a1", List.of(), new RevisionLimits(Duration.ofSeconds(2), null, 0),
				(op) -> op.execute("ALTER TABLE account ADD COLUMN name text"));

		RevisionFailedException failure;
		try (Connection holder = holder()) {
			failure = catchThrowableOfType(RevisionFailedException.class, () -> run(StatementLimits.DEFAULT, revision));
			holder.rollback();
		}

		assertThat(failure)
			.hasMessageMatching("Revision 'a1' failed on upgrade of database 'default'\\. Statement 1 failed: ERROR:"
					+ " canceling statement due to lock timeout\nSQL: ALTER TABLE account ADD COLUMN name"
					+ " text\nIt was rolled back; the database is as it was before this revision\\. Others held what it"
					+ " needs for too long[;.] [eE]nd their transactions, or raise 'migration\\.ddl\\.lock-timeout' or"
					+ " 'migration\\.ddl\\.retries'\\. It waited for process '\\d+' .*\nTo end that transaction: SELECT"
					+ " pg_terminate_backend\\(\\d+\\)");
		assertThat(events()).containsExactly("FAILED");
	}

	@Test
	void limitsAreThoseOfTheRevisionWhereItHasSome() {
		run(new StatementLimits(Duration.ofSeconds(7), Duration.ofSeconds(70), 0),
				revision("a1", List.of(), RevisionLimits.NONE, keeping("a1")), revision("b2", List.of("a1"),
						new RevisionLimits(Duration.ofMillis(900), Duration.ofMinutes(3), 0), keeping("b2")));

		assertThat(kept("a1")).isEqualTo("7s 70s");
		assertThat(kept("b2")).isEqualTo("900ms 3min");
	}

	@Test
	void limitsThatARoleHasForRequestsAreNotThoseOfARevision() {
		this.jdbc.sql("ALTER ROLE CURRENT_USER SET statement_timeout = '9min'").update();
		RevisionLimits hour = new RevisionLimits(null, Duration.ofHours(1), null);
		try {
			run(RunPolicy.DEFAULT.withTransaction(TransactionMode.PER_RUN),
					revision("a1", List.of(), RevisionLimits.NONE, keeping("a1")),
					revision("b2", List.of("a1"), hour, keeping("b2")),
					revision("c3", List.of("b2"), RevisionLimits.NONE, keeping("c3")));
		}
		finally {
			this.jdbc.sql("ALTER ROLE CURRENT_USER RESET statement_timeout").update();
		}

		assertThat(kept("a1")).isEqualTo("5s 0");
		assertThat(kept("b2")).isEqualTo("5s 1h");
		assertThat(kept("c3")).isEqualTo("5s 0");
	}

	@Test
	void deadlockIsTriedAgain() {
		List<String> tries = new ArrayList<>();
		LoadedRevision revision = revision("a1", List.of(), RevisionLimits.NONE, (op) -> {
			tries.add("try");
			if (tries.size() == 2) {
				op.execute("DO $$ BEGIN RAISE 'victim' USING ERRCODE = 'deadlock_detected'; END $$");
			}
		});

		run(SHORT, revision);

		assertThat(events()).containsExactly("APPLIED");
	}

	private static Consumer<Operations> keeping(String name) {
		return (op) -> op.execute("CREATE TABLE kept_" + name
				+ " AS SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') AS limits");
	}

	private String kept(String name) {
		return this.jdbc.sql("SELECT limits FROM kept_" + name).query(String.class).single();
	}

	private List<String> events() {
		return this.jdbc.sql("SELECT event FROM migration_history ORDER BY id").query(String.class).list();
	}

	private Connection holder() throws SQLException {
		Connection holder = this.database.dataSource().getConnection();
		holder.setAutoCommit(false);
		try (Statement statement = holder.createStatement()) {
			statement.execute("LOCK TABLE account IN ACCESS SHARE MODE");
		}
		return holder;
	}

	private static LoadedRevision revision(String id, List<String> parents, RevisionLimits limits,
			Consumer<Operations> upgrade) {
		LoadedRevision revision = TestRevisions.revision(id, parents, "", upgrade, (op) -> {
		});
		RevisionNode node = revision.node();
		return new LoadedRevision(node, true, limits, revision.source());
	}

	private void run(StatementLimits limits, LoadedRevision... revisions) {
		run(RunPolicy.DEFAULT.withLimits(limits), revisions);
	}

	private void run(RunPolicy policy, LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options().withPolicy(policy))
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
