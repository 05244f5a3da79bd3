package dev.migration.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the order in which a {@link MigrationCallback} is called, and for what others
 * can see of the run by then.
 */
class RunCallbacksIntegrationTests {

	private TestDatabase database;

	private JdbcClient others;

	private final Calls calls = new Calls();

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.others = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aRunIsWrappedAroundItsRevisions() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1"), table("b2", "a1")));

		upgrade(history);
		downgrade(history);

		assertThat(this.calls.texts).containsExactly("begin upgrade [a1, b2] of default, applied 0",
				"before a1, applied 0", "after a1, applied 0", "commit a1, applied 1", "before b2, applied 1",
				"after b2, applied 1", "commit b2, applied 2", "end [a1, b2], applied 2, locked true",
				"begin downgrade [b2, a1] of default, applied 2", "before b2, applied 2", "after b2, applied 2",
				"commit b2, applied 3", "before a1, applied 3", "after a1, applied 3", "commit a1, applied 4",
				"end [b2, a1], applied 4, locked true");
	}

	@Test
	void aRunThatHasNothingToDoCallsNothing() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
		upgrade(history);
		this.calls.texts.clear();

		upgrade(history);

		assertThat(this.calls.texts).isEmpty();
	}

	@Test
	void stampsCallNothing() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));

		runner(history).stamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.HEADS)));

		assertThat(this.calls.texts).isEmpty();
	}

	@Test
	void aFailureIsToldWithWhatIsCommitted() {
		LoadedRevision broken = TestRevisions.revision("b2", List.of("a1"), "", (op) -> op.execute("SELECT nothing"),
				(op) -> {
				});
		MigrationHistory history = MigrationHistory.of(List.of(table("a1"), broken));

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(history));

		assertThat(this.calls.texts).containsExactly("begin upgrade [a1, b2] of default, applied 0",
				"before a1, applied 0", "after a1, applied 0", "commit a1, applied 1", "before b2, applied 1",
				"failed b2, applied 1");
	}

	@Test
	void aCallbackRefusesARunBeforeItChangesAnything() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(new MigrationCallback() {

					@Override
					public void beforeRun(MigrationRun run) {
						throw new IllegalStateException("no backup");
					}

				}));

		assertThatIllegalStateException()
			.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessage("no backup");

		assertThat(runner.snapshot().state().rows().ids()).isEmpty();
		assertThat(runner.snapshot().history()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void aCallbackThatThrowsIsNotTakenForItsScript(String method, Throwable thrown) {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
		MigrationCallback callback = new MigrationCallback() {

			@Override
			public void beforeRevision(RevisionRun revision) {
				throwIn("beforeRevision");
			}

			@Override
			public void afterRevision(RevisionRun revision) {
				throwIn("afterRevision");
			}

			private void throwIn(String called) {
				if (called.equals(method)) {
					ReflectionUtils.rethrowRuntimeException(thrown);
				}
			}

		};
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(callback));

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessage("Revision 'a1' failed on upgrade of database 'default'. Callback '"
					+ callback.getClass().getName() + "' threw '" + thrown + "' in '" + method
					+ "'. It was rolled back; the database is as it was before this revision.")
			.havingCause()
			.isInstanceOf(CallbackFailedException.class)
			.havingCause()
			.isSameAs(thrown);
		assertThat(runner.snapshot().state().rows().ids()).isEmpty();
	}

	static Stream<Arguments> failures() {
		return Stream.of("beforeRevision", "afterRevision")
			.flatMap((method) -> Stream
				.of(new IllegalStateException("no backup"), new AssertionError("no backup"),
						new MigrationException("no"))
				.map((thrown) -> Arguments.of(method, thrown)));
	}

	@Test
	void aRunWithinARunIsRefusedRatherThanWaitingForItself() {
		MigrationHistory history = MigrationHistory.of(List.of(table("a1")));
		MigrationDatabase database = TestRevisions.database(this.database.dataSource());
		MigrationRunner other = new MigrationRunner(history, database, TestRevisions.options(this.calls));
		List<String> refusals = new ArrayList<>();
		MigrationRunner runner = new MigrationRunner(history, database, TestRevisions.options(new MigrationCallback() {

			@Override
			public void beforeRun(MigrationRun run) {
				assertThatExceptionOfType(NestedRunException.class)
					.isThrownBy(() -> other.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
					.satisfies((refusal) -> refusals.add(refusal.getMessage()));
			}

		}));

		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		runner.run((rows) -> history.map().downgrade(rows, RevisionTarget.BASE));

		assertThat(refusals).hasSize(2)
			.first()
			.isEqualTo("Database 'default' is being migrated by this very thread, in which a callback, a listener or"
					+ " 'op.run' asks for another run; nothing of that was run. Do it when this run is over, for example"
					+ " in an 'ApplicationRunner'.");
		assertThat(runner.snapshot().state().rows().ids()).isEmpty();
	}

	private static LoadedRevision table(String id, String... parents) {
		return TestRevisions.revision(id, List.of(parents), "",
				(op) -> op.execute("CREATE TABLE table_" + id + " (id bigint)"),
				(op) -> op.execute("DROP TABLE table_" + id));
	}

	private void upgrade(MigrationHistory history) {
		runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private void downgrade(MigrationHistory history) {
		runner(history).run((rows) -> history.map().downgrade(rows, RevisionTarget.BASE));
	}

	private MigrationRunner runner(MigrationHistory history) {
		return new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options(this.calls));
	}

	private static List<String> ids(List<AppliedRevision> applied) {
		return applied.stream().map((one) -> one.revision().id()).toList();
	}

	/**
	 * Writes down what was called, and how many revisions others saw applied then.
	 */
	private final class Calls implements MigrationCallback {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void beforeRun(MigrationRun run) {
			String direction = run.steps().get(0).direction().name().toLowerCase(Locale.ROOT);
			add("begin " + direction + " "
					+ run.steps().stream().map(RevisionStep::revision).map((one) -> one.id()).toList() + " of "
					+ run.database());
		}

		@Override
		public void afterRun(MigrationRun run, List<AppliedRevision> applied) {
			add("end " + ids(applied));
			String last = this.texts.remove(this.texts.size() - 1);
			this.texts.add(last + ", locked "
					+ RunCallbacksIntegrationTests.this.others
						.sql("SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
								+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
						.query(Boolean.class)
						.single());
		}

		@Override
		public void failedRun(MigrationRun run, RuntimeException failure) {
			add("failed " + ((RevisionFailedException) failure).revision());
		}

		@Override
		public void beforeRevision(RevisionRun revision) {
			add("before " + revision.revision().id());
		}

		@Override
		public void afterRevision(RevisionRun revision) {
			add("after " + revision.revision().id());
		}

		@Override
		public void afterCommit(RevisionRun revision, Duration duration) {
			add("commit " + revision.revision().id());
		}

		private void add(String event) {
			this.texts.add(event + ", applied "
					+ RunCallbacksIntegrationTests.this.others
						.sql("SELECT count(*) FROM migration_history WHERE event = 'APPLIED'")
						.query(Long.class)
						.single());
		}

	}

}
