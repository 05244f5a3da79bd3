package dev.migration.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationRunner} with scripts that do what no script should do.
 */
class FailingScriptIntegrationTests {

	private static final String ROLLED_BACK = " It was rolled back; the database is as it was before this revision.";

	private static final String NOT_ROLLED_BACK = " It was not rolled back, since the script ended its"
			+ " transaction: look at which statements before the failed one took effect, put the database right by hand and"
			+ " 'stamp' the revision that it is at then. The next run refuses to do it again.";

	private static final String ENDED = " The server ended the session: somebody terminated it (pg_terminate_backend) or"
			+ " stopped the server. The script is not to blame; run again.";

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
	void errorRollsTheRevisionBack() {
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			throw new AssertionError("To do");
		});

		assertThat(failure).hasMessage("Revision 'b2' failed on upgrade of database 'default'."
				+ " Script 'Rb2' threw 'java.lang.AssertionError: To do' in 'upgrade'." + ROLLED_BACK);
		assertThat(tables()).doesNotContain("half");
		assertThat(events()).containsExactly(HistoryEvent.FAILED, HistoryEvent.APPLIED);
	}

	@Test
	void undeclaredCheckedExceptionRollsTheRevisionBack() {
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			FailingScriptIntegrationTests.<RuntimeException>undeclared(new IOException("No file"));
		});

		assertThat(failure).hasMessageContaining("threw 'java.io.IOException: No file' in 'upgrade'");
		assertThat(tables()).doesNotContain("half");
	}

	@Test
	void lineOfTheScriptIsNamed() {
		String type = ThrowingScript.class.getName();
		LoadedRevision first = new LoadedRevision(
				new RevisionNode("a1", List.of(), List.of(), List.of(), "", TestRevisions.NOW, type), true,
				ThrowingScript::new);

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(first))
			.withMessageMatching(
					"(?s).*Script '" + Pattern.quote(type) + "' threw 'java\\.lang\\.IllegalStateException:"
							+ " No answer' in 'upgrade' \\(FailingScriptIntegrationTests\\.java:\\d+\\)\\."
							+ ROLLED_BACK.replace(".", "\\."));
	}

	@Test
	void scriptMaySayThatThereIsNoWayBack() {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.execute("CREATE TABLE whole (id bigint)"), (op) -> {
					throw new UnsupportedOperationException("the comments are gone");
				});
		upgrade(first);
		MigrationHistory history = MigrationHistory.of(List.of(first));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner.run((rows) -> history.map().downgrade(rows, RevisionTarget.BASE)))
			.withMessage("Revision 'a1' failed on downgrade of database 'default'. Revision 'a1' cannot be undone: the"
					+ " comments are gone. It was rolled back; the database is as it was before this downgrade.");
		assertThat(tables()).contains("whole");
	}

	@Test
	void exceptionWithoutMessageIsNamed() {
		RevisionFailedException failure = failureOf((op) -> {
			throw new IllegalStateException();
		});

		assertThat(failure).hasMessageContaining("threw 'java.lang.IllegalStateException' in 'upgrade'");
	}

	@Test
	void firstRevisionThatThrowsIsNamedAndLeavesNoTables() {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			throw new UncheckedIOException(new IOException("No file"));
		}, (op) -> {
		});

		assertThatExceptionOfType(ScriptFailedException.class).isThrownBy(() -> upgrade(first))
			.withMessage("Script 'Ra1' threw 'java.io.UncheckedIOException: java.io.IOException: No file' in 'upgrade';"
					+ " correct it and try again.");
		assertThat(tables()).isEmpty();
	}

	@Test
	void downgradeThatThrowsAnErrorIsNotRecorded() {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.execute("CREATE TABLE whole (id bigint)"), (op) -> {
					throw new AssertionError("To do");
				});

		upgrade(first);

		assertThat(this.jdbc.sql("SELECT revision FROM migration_history WHERE downgrade IS NULL")
			.query(String.class)
			.list()).containsExactly("a1");
		assertThat(tables()).contains("whole");
	}

	@Test
	void statementThatWouldEndTheTransactionIsNotSent() {
		for (String statement : List.of("COMMIT", "insert into parent values (1); commit; begin", "ROLLBACK WORK")) {
			RevisionFailedException failure = failureOf((op) -> {
				op.execute("CREATE TABLE half (id bigint)");
				op.execute(statement);
			});

			assertThat(failure)
				.hasMessageContaining(
						"would end the transaction that the revision runs in, and was not sent; remove it,"
								+ " or mark the revision as not transactional.")
				.hasMessageEndingWith(ROLLED_BACK);
			assertThat(tables()).doesNotContain("half");
		}
	}

	@Test
	void scriptThatCommitsIsNotSaidToBeRolledBack() {
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.run("commit", (jdbc) -> jdbc.sql("COMMIT").update());
			op.execute("SELECT no_such_function()");
		});

		assertThat(failure.isRolledBack()).isFalse();
		assertThat(failure).hasMessageEndingWith(NOT_ROLLED_BACK.strip());
		assertThat(state().rows()).isEqualTo(Heads.of("a1"));
		assertThat(tables()).contains("half");
	}

	@Test
	void scriptThatCommitsAndGoesOnFails() {
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.run("commit", (jdbc) -> jdbc.sql("COMMIT").update());
			op.execute("CREATE TABLE other (id bigint)");
		});

		assertThat(failure).hasMessage("Revision 'b2' failed on upgrade of database 'default'. The script ended the"
				+ " transaction that it runs in; remove its COMMIT or ROLLBACK, or mark the revision as not transactional."
				+ NOT_ROLLED_BACK);
		assertThat(state().rows()).isEqualTo(Heads.of("a1"));
		assertThat(tables()).contains("half").doesNotContain("other");
	}

	@Test
	void whatAScriptCommittedByItselfIsNotDoneAgainUntilAStamp() {
		String half = "Revision 'b2' is half applied: its upgrade committed a part of its work by itself before it"
				+ " failed";
		Consumer<Operations> script = (op) -> {
			op.execute("INSERT INTO parent VALUES (coalesce((SELECT max(id) FROM parent), 0) + 1)");
			op.run("commit", (jdbc) -> jdbc.sql("COMMIT").update());
			op.execute("SELECT no_such_function()");
		};
		failureOf(script);

		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> upgrade(revisions(script)))
			.withMessage(
					half + " on database 'default'; put the database right by hand and 'stamp' the revision that it"
							+ " is at then.");
		assertThat(this.jdbc.sql("SELECT count(*) FROM parent").query(Long.class).single()).isOne();
		assertThat(runner(MigrationHistory.of(List.of())).unfinished()).extracting(UnfinishedRevision::description)
			.containsExactly(half);

		stamp("a1");

		assertThat(runner(MigrationHistory.of(List.of())).unfinished()).isEmpty();
		failureOf(script);
		assertThat(this.jdbc.sql("SELECT count(*) FROM parent").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void whatADryRunCommittedIsWrittenDownToo() {
		Consumer<Operations> script = (op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.run("commit", (jdbc) -> jdbc.sql("COMMIT").update());
			op.execute("SELECT no_such_function()");
		};
		MigrationHistory history = MigrationHistory.of(revisions(script));

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> runner(history).tryOut((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)));

		assertThat(tables()).contains("half");
		assertThat(runner(history).unfinished()).extracting(UnfinishedRevision::revision).containsExactly("b2");
	}

	@Test
	void violationAtTheCommitIsTheRevisionsFailure() {
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("CREATE TABLE child (parent bigint REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
			op.execute("INSERT INTO child VALUES (7)");
		});

		assertThat(failure).hasMessageContaining("violates foreign key constraint").hasMessageEndingWith(ROLLED_BACK);
		assertThat(tables()).doesNotContain("child");
		assertThat(events()).containsExactly(HistoryEvent.FAILED, HistoryEvent.APPLIED);
	}

	@Test
	void connectionLostDuringTheCommitLeavesTheOutcomeUnknown() {
		AtomicBoolean armed = new AtomicBoolean();
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.run("lose the connection at the commit", (client) -> armed.set(true)), (op) -> {
				});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		DataSource breaking = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				return breakingAtCommit(super.getConnection(), armed);
			}

		};
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(breaking),
				TestRevisions.options());

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)));

		assertThat(failure.isOutcomeUnknown()).isTrue();
		assertThat(failure.isRolledBack()).isFalse();
		assertThat(failure).hasMessageEndingWith("The connection was lost during the commit, so that the outcome is"
				+ " unknown: the revision was applied completely or not at all. Look with 'migrate current' and run"
				+ " again.");
	}

	@Test
	void connectionLostDuringTheLastCommitLeavesOnlyTheRowsUnknown() {
		AtomicBoolean armed = new AtomicBoolean();
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", false, (op) -> {
			op.execute("CREATE TABLE whole (id bigint)");
			op.run("lose the connection at the commit", (client) -> armed.set(true));
		}, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		DataSource breaking = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				return breakingAtCommit(super.getConnection(), armed);
			}

		};
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(breaking),
				TestRevisions.options());

		RevisionFailedException failure = catchThrowableOfType(RevisionFailedException.class,
				() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)));

		assertThat(failure.isOutcomeUnknown()).isTrue();
		assertThat(failure).hasMessageEndingWith("The connection was lost after all of its statements took effect;"
				+ " whether it is written down as applied is unknown. Run again: what took effect is left out.");
	}

	@Test
	void connectionLostDuringAStatementIsLookedIntoByTheNextRun() {
		RevisionFailedException first = failureOfAutocommit(
				(op) -> op.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
		RevisionFailedException second = failureOfAutocommit((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.execute("SELECT pg_terminate_backend(pg_backend_pid())");
		});

		assertThat(first).hasMessageEndingWith("SQL: SELECT pg_terminate_backend(pg_backend_pid())\nThe connection was"
				+ " lost; the next run asks the database whether the failed one did, and goes on." + ENDED);
		assertThat(second)
			.hasMessageEndingWith("The connection was lost after 1 statement took effect; the next run asks"
					+ " the database whether the failed one did, and goes on." + ENDED);
		assertThat(second.isWrittenDown()).isTrue();
		assertThat(second.isOutcomeUnknown()).isFalse();
	}

	@Test
	void whoeverEndsTheSessionOrTheStatementIsNamedRatherThanTheScript() {
		RevisionFailedException session = failureOf(
				(op) -> op.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
		RevisionFailedException statement = failureOf((op) -> op.execute("SELECT pg_cancel_backend(pg_backend_pid())"));
		RevisionFailedException limit = failureOf((op) -> {
			op.execute("SET LOCAL statement_timeout = '10ms'");
			op.execute("SELECT pg_sleep(10)");
		});

		assertThat(session).hasMessageEndingWith(ROLLED_BACK.strip() + ENDED);
		assertThat(session.isEndedByOthers()).isTrue();
		assertThat(statement).hasMessageEndingWith(ROLLED_BACK.strip() + " Somebody cancelled the statement"
				+ " (pg_cancel_backend, KILL QUERY). The script is not to blame; run again.");
		assertThat(statement.isEndedByOthers()).isTrue();
		assertThat(limit).hasMessageEndingWith(ROLLED_BACK.strip());
		assertThat(limit.isEndedByOthers()).isFalse();
		assertThat(limit.isConnectionLost()).isFalse();
	}

	@Test
	void lineOfTheClassThatAskedForAStatementIsNamed() {
		RevisionNode node = new RevisionNode("a1", List.of(), List.of(), List.of(), "first", null,
				getClass().getName());
		int line = new Throwable().getStackTrace()[0].getLineNumber() + 5;
		LoadedRevision revision = new LoadedRevision(node, true, () -> new RevisionScript() {

			@Override
			public void upgrade(Operations op) {
				op.execute("SELECT no_such_function()");
			}

			@Override
			public void downgrade(Operations op) {
			}

		});

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(revision))
			.satisfies((failure) -> assertThat(failure.getMessage())
				.containsPattern("SQL \\(FailingScriptIntegrationTests.java:\\d+\\): SELECT no_such_function\\(\\)\n"));
	}

	@Test
	void failureBeforeAnythingTookEffectSaysSo() {
		RevisionFailedException failure = failureOfAutocommit((op) -> op.execute("SELECT no_such_function()"));

		assertThat(failure).hasMessageEndingWith("SQL: SELECT no_such_function()\n"
				+ "Nothing before that took effect; the next run starts with the first statement.");
		assertThat(failure.isWrittenDown()).isTrue();
		assertThat(failure.isRolledBack()).isFalse();
	}

	@Test
	void failingWorkWithoutTransactionIsToBeLookedAt() {
		RevisionFailedException failure = failureOfAutocommit((op) -> {
			op.execute("CREATE TABLE half (id bigint)");
			op.run("fill", (client) -> {
				client.sql("INSERT INTO half VALUES (1)").update();
				throw new MigrationException("The work stops.");
			});
		});

		assertThat(failure).hasMessage("Revision 'b2' failed on upgrade of database 'default'. The work stops. It was"
				+ " not rolled back: 1 statement took effect. Leave it as it is; the next run goes on behind it. What"
				+ " 'op.run(\"fill\", …)' itself committed, or DDL in it did, is not known: look at it, since the next"
				+ " run starts it anew.");
		assertThat(failure.isWrittenDown()).isFalse();
	}

	private RevisionFailedException failureOfAutocommit(Consumer<Operations> upgrade) {
		LoadedRevision revision = TestRevisions.revision("b2", List.of(), "second", false, upgrade, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
		return catchThrowableOfType(RevisionFailedException.class,
				() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)));
	}

	private Connection breakingAtCommit(Connection connection, AtomicBoolean armed) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("commit") && armed.get()) {
				int process = connection.unwrap(PGConnection.class).getBackendPID();
				this.jdbc.sql("SELECT pg_terminate_backend(?, 5000)").param(process).query().singleValue();
			}
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				handler);
	}

	@Test
	void whatAScriptSetsDoesNotReachThePoolAndWhatThePoolHasSetStays() throws SQLException {
		LoadedRevision setting = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.execute("SET lock_timeout = '3s'");
			op.execute("SET statement_timeout = '4s'");
			op.execute("GRANT SELECT, INSERT, UPDATE ON migration_version, migration_history TO pg_monitor");
			op.execute("SET ROLE pg_monitor");
		}, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(setting));
		try (Connection only = this.database.dataSource().getConnection()) {
			JdbcClient pooled = JdbcClient.create(new SingleConnectionDataSource(only, true));
			pooled.sql("SET lock_timeout = '1s'").update();
			pooled.sql("SET application_name = 'shop'").update();

			new MigrationRunner(history, TestRevisions.database(new SingleConnectionDataSource(only, true)),
					TestRevisions.options())
				.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));

			assertThat(pooled
				.sql("SELECT concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout'),"
						+ " current_setting('application_name'), current_user = session_user)")
				.query(String.class)
				.single()).isEqualTo("1s 0 shop t");
		}
	}

	@Test
	void transactionOfAScriptWithoutOneDoesNotReachThePool() throws SQLException {
		LoadedRevision open = TestRevisions.revision("a1", List.of(), "first", false, (op) -> {
			op.execute("BEGIN");
			op.execute("SELECT no_such_function()");
		}, (op) -> {
		});
		try (Connection only = this.database.dataSource().getConnection()) {
			MigrationRunner runner = new MigrationRunner(MigrationHistory.of(List.of(open)),
					new MigrationDatabase("default", new SingleConnectionDataSource(only, true),
							new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
					TestRevisions.options());

			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> runner
				.run((rows) -> MigrationHistory.of(List.of(open)).map().upgrade(rows, RevisionTarget.HEADS)));

			assertThat(JdbcClient.create(new SingleConnectionDataSource(only, true))
				.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
				.query(Long.class)
				.single()).isZero();
			assertThat(events()).containsExactly(HistoryEvent.FAILED, HistoryEvent.STARTED);
		}
	}

	private void stamp(String id) {
		MigrationHistory history = MigrationHistory.of(revisions((op) -> {
		}));
		runner(history).stamp((rows) -> history.map().stamp(rows, List.of(RevisionTarget.parse(id))));
	}

	private static List<LoadedRevision> revisions(Consumer<Operations> upgrade) {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.execute("CREATE TABLE parent (id bigint PRIMARY KEY)"), (op) -> {
				});
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", upgrade, (op) -> {
		});
		return List.of(first, second);
	}

	private RevisionFailedException failureOf(Consumer<Operations> upgrade) {
		return catchThrowableOfType(RevisionFailedException.class, () -> upgrade(revisions(upgrade)));
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void undeclared(Throwable failure) throws T {
		throw (T) failure;
	}

	private void upgrade(LoadedRevision... revisions) {
		upgrade(List.of(revisions));
	}

	private void upgrade(List<LoadedRevision> revisions) {
		MigrationHistory history = MigrationHistory.of(revisions);
		runner(history).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private MigrationRunner runner(MigrationHistory history) {
		return new MigrationRunner(history, TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
	}

	private DatabaseState state() {
		return runner(MigrationHistory.of(List.of())).state();
	}

	private List<HistoryEvent> events() {
		return runner(MigrationHistory.of(List.of())).snapshot().history().stream().map(HistoryEntry::event).toList();
	}

	private List<String> tables() {
		return this.jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").query(String.class).list();
	}

	/**
	 * Throws where it works on data.
	 */
	private static final class ThrowingScript implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.run("ask", (client) -> {
				throw new IllegalStateException("No answer");
			});
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
