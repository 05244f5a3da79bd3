package dev.migration.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.LockWait.Outcome;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for what a {@link MigrationCallback} is told of the lock, and for what is known
 * of a statement while it runs.
 */
class LockWaitIntegrationTests {

	private final List<LockWait> waits = new ArrayList<>();

	private final MigrationHistory history = MigrationHistory
		.of(List.of(TestRevisions.revision("a1", List.of(), "", (op) -> op.execute("SELECT 1"), (op) -> {
		})));

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
	void aLockThatNobodyHeldWasWaitedFor() {
		upgrade(Duration.ofMinutes(1), waits());

		assertThat(this.waits).extracting(LockWait::database, LockWait::outcome)
			.containsExactly(tuple("default", Outcome.ACQUIRED));
		assertThat(this.waits.get(0).duration()).isPositive();
	}

	@Test
	void aLockThatSomebodyKeepsTimesOut() {
		try (MigrationSession session = session(); MigrationLock lock = lock(session)) {
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> upgrade(Duration.ofMillis(1), waits()));
			assertThat(lock).isNotNull();
		}

		assertThat(this.waits).extracting(LockWait::outcome).containsExactly(Outcome.TIMED_OUT);
	}

	@Test
	void aLockIsNotNeededOnceAnotherInstanceHasMigrated() {
		upgrade(Duration.ZERO, new MigrationCallback() {
		});
		try (MigrationSession session = session(); MigrationLock lock = lock(session)) {
			upgrade(Duration.ofMinutes(1), waits());
			assertThat(lock).isNotNull();
		}

		assertThat(this.waits).extracting(LockWait::outcome).containsExactly(Outcome.NOT_NEEDED);
	}

	@Test
	void whoRefusesAWaitLeavesTheLockToOthers() {
		assertThatIllegalStateException().isThrownBy(() -> upgrade(Duration.ZERO, new MigrationCallback() {

			@Override
			public void afterLockWait(LockWait wait) {
				throw new IllegalStateException("not now");
			}

		})).withMessage("not now");

		upgrade(Duration.ZERO, waits());
		assertThat(JdbcClient.create(this.database.dataSource())
			.sql("SELECT version_num FROM migration_version")
			.query(String.class)
			.list()).containsExactly("a1");
	}

	@Test
	void aStatementIsKnownWhileItRuns() {
		try (MigrationSession session = session()) {
			List<String> running = new ArrayList<>();
			ConnectionSink sink = new ConnectionSink(session.connection(), session.dialect(), session.watch());

			sink.work("backfill emails", () -> running.add(session.watch().running().sql()));

			assertThat(running).containsExactly("backfill emails");
			assertThat(session.watch().running()).isNull();
		}
	}

	private void upgrade(Duration timeout, MigrationCallback callback) {
		new MigrationRunner(this.history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(callback).withLockTimeout(timeout))
			.run((rows) -> this.history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private MigrationCallback waits() {
		return new MigrationCallback() {

			@Override
			public void afterLockWait(LockWait wait) {
				LockWaitIntegrationTests.this.waits.add(wait);
			}

		};
	}

	private MigrationSession session() {
		return MigrationSession.open(TestRevisions.database(this.database.dataSource()));
	}

	private static MigrationLock lock(MigrationSession session) {
		return MigrationLock.acquire(session, Duration.ZERO);
	}

}
