package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the lock between instances has to do on every database.
 */
abstract class LockSuite {

	private TestDatabase database;

	abstract TestDatabase createDatabase();

	/**
	 * Return who holds the lock, as a pattern in which {@code <process>} stands for its
	 * number.
	 */
	abstract String holder();

	/**
	 * Return the statement that ends the holder, likewise.
	 */
	abstract String stop();

	/**
	 * Return a statement by which a script loses the lock.
	 */
	abstract String release();

	TestDatabase database() {
		return this.database;
	}

	@BeforeEach
	void create() {
		this.database = createDatabase();
	}

	@AfterEach
	void close() {
		// Without a server to be had the test is aborted before there is one
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void whoHoldsTheLockIsNamed() throws SQLException {
		try (MigrationSession session = session(); MigrationLock lock = lock(session)) {
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> upgrade(Duration.ofMillis(1), revision("a1")))
				.withMessageMatching(text(session,
						"Another instance has been migrating database 'default' for longer than '0' seconds: "
								+ holder() + "; look at what it does, or raise 'migration.lock.timeout'. If it hangs, '"
								+ stop() + "' stops it.")
						+ ".*");
			assertThat(lock).isNotNull();
		}
	}

	@Test
	void whoMayNotWaitTriesOnce() throws SQLException {
		try (MigrationSession session = session(); MigrationLock lock = lock(session)) {
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> upgrade(Duration.ZERO, revision("a1")))
				.withMessageStartingWith("Another instance is migrating database 'default', and nobody waits for it:");
			assertThat(lock).isNotNull();
		}
		assertThat(upgrade(Duration.ZERO, revision("a1"))).hasSize(1);
	}

	@Test
	void whoHasNothingLeftToDoNeedsNoLock() throws Exception {
		upgrade(Duration.ofMinutes(1), revision("a1"));
		ExecutorService instances = Executors.newFixedThreadPool(3);
		try (MigrationSession session = session(); MigrationLock lock = lock(session)) {
			List<Future<List<AppliedRevision>>> waiting = List.of(start(instances), start(instances), start(instances));
			JdbcClient.create(this.database.dataSource())
				.sql("UPDATE migration_version SET version_num = 'b2'")
				.update();

			for (Future<List<AppliedRevision>> instance : waiting) {
				assertThat(instance.get(1, TimeUnit.MINUTES)).isEmpty();
			}
			assertThat(lock).isNotNull();
		}
		finally {
			instances.shutdownNow();
		}
	}

	private Future<List<AppliedRevision>> start(ExecutorService instances) {
		return instances.submit(() -> upgrade(Duration.ofMinutes(2), revision("a1"), revision("b2", "a1", "SELECT 1")));
	}

	@Test
	void scriptThatReleasesTheLockIsNotWrittenDown() {
		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> upgrade(Duration.ofMinutes(1), revision("a1"), revision("b2", "a1", release())));

		assertThat(failure.getCause()).isInstanceOf(MigrationLockLostException.class)
			.hasMessage("The migration lock of database 'default' was lost during revision 'b2'; a script must not"
					+ " release locks ('DISCARD ALL', 'pg_advisory_unlock_all', 'RELEASE_ALL_LOCKS').");
		assertThat(runner(Duration.ZERO).state().rows()).isEqualTo(Heads.of("a1"));
		assertThat(upgrade(Duration.ZERO, revision("a1"))).isEmpty();
	}

	private String text(MigrationSession session, String pattern) {
		return Pattern.quote(pattern).replace("<process>", session.process()).replace("<any>", "\\E.*\\Q");
	}

	private MigrationSession session() throws SQLException {
		MigrationSession session = MigrationSession.open(migrated());
		session.beginRun("migration 2.1 on web-1");
		return session;
	}

	private static MigrationLock lock(MigrationSession session) {
		return MigrationLock.acquire(session, Duration.ofSeconds(10));
	}

	static LoadedRevision revision(String id) {
		return TestRevisions.revision(id, List.of(), "", (op) -> {
		}, (op) -> {
		});
	}

	static LoadedRevision revision(String id, String parent, String sql) {
		return TestRevisions.revision(id, List.of(parent), "", (op) -> op.execute(sql), (op) -> {
		});
	}

	List<AppliedRevision> upgrade(Duration timeout, LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		return runner(timeout, revisions).run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

	private MigrationRunner runner(Duration timeout, LoadedRevision... revisions) {
		return new MigrationRunner(MigrationHistory.of(List.of(revisions)), migrated(),
				TestRevisions.options().withLockTimeout(timeout));
	}

	MigrationDatabase migrated() {
		return new MigrationDatabase("default", this.database.dataSource(), () -> Dialects.ofUrl(this.database.url()),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

}
