package dev.migration.runtime;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link InterruptedStatements} where catalogs do not tell everything, on H2,
 * which commits DDL.
 */
class InterruptedWorkIntegrationTests {

	private static final Consumer<Operations> COMMITTING = (op) -> op.run("fill", (jdbc) -> {
		jdbc.sql("UPDATE account SET id = id + 1").update();
		jdbc.sql("CREATE TABLE IF NOT EXISTS extra (id bigint)").update();
		jdbc.sql("UPDATE account SET id = id + 1").update();
	});

	private final TestDatabase database = Databases.h2();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@BeforeEach
	void createTable() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		this.jdbc.sql("INSERT INTO account VALUES (1)").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void workThatCommitsByItselfIsWrittenDownOnceItIsDone() {
		run(COMMITTING, true, 0, false);

		assertThat(id()).isEqualTo(3);
	}

	@Test
	void workThatHadCommittedAPartIsRefused() {
		crash(COMMITTING, true, "UPDATE account");
		assertThat(id()).isEqualTo(2);

		RevisionFailedException failure = failureOf(COMMITTING, true);

		String refusal = "The upgrade of revision 'a1' on database 'default' was interrupted in 'fill', and it had"
				+ " committed a part of what it does by itself. If it may be carried out from its beginning again, set"
				+ " 'transactional = false' for the revision, and the next run does so; otherwise put the database right"
				+ " by hand and 'stamp' the revision that it is at then.";
		assertThat(failure).hasMessage(refusal).cause().isInstanceOf(UnclearStatementException.class);
		assertThat(failureOf(COMMITTING, true)).hasMessage(refusal);
		assertThat(id()).isEqualTo(2);

		run(COMMITTING, false, 0, false);
		assertThat(id()).isEqualTo(4);
	}

	@Test
	void workThatCommittedAPartBeforeItFailedIsRefused() {
		Consumer<Operations> script = COMMITTING.andThen((op) -> op.run("fail", (jdbc) -> {
			jdbc.sql("CREATE TABLE IF NOT EXISTS further (id bigint)").update();
			jdbc.sql("UPDATE account SET id = id + 10").update();
			jdbc.sql("CREATE TABLE IF NOT EXISTS last (id bigint)").update();
			throw new MigrationException("The work stops.");
		}));

		assertThat(failureOf(script, true)).hasMessage("Revision 'a1' failed on upgrade of database 'default'. The work"
				+ " stops. It was not rolled back: 1 statement took effect. Leave it as it is; the next run goes on behind"
				+ " it. What 'op.run(\"fail\", …)' itself committed, or DDL in it did, is not known: look at it, since the"
				+ " next run refuses to start it anew if it did.");
		assertThat(failureOf(script, true))
			.hasMessageContaining("was interrupted in 'fail', and it had committed a part")
			.cause()
			.isInstanceOf(UnclearStatementException.class);
		assertThat(id()).isEqualTo(13);

		assertThat(failureOf(script, false)).hasMessageContaining("The work stops.");
		assertThat(id()).isEqualTo(23);
	}

	@Test
	void workThatCommittedNothingIsStartedAnew() {
		Consumer<Operations> script = (op) -> op.run("fill", (jdbc) -> {
			jdbc.sql("UPDATE account SET id = id + 1").update();
			jdbc.sql("UPDATE account SET id = id + 1 WHERE true").update();
		});
		crash(script, true, "WHERE true");
		assertThat(id()).isOne();

		run(script, true, 0, false);

		assertThat(id()).isEqualTo(3);
	}

	@Test
	void workThatThrowsWhatItDoesNotDeclareLeavesNothing() {
		run((op) -> {
			try {
				op.run("fill", (jdbc) -> {
					jdbc.sql("UPDATE account SET id = id + 1").update();
					InterruptedWorkIntegrationTests.<RuntimeException>undeclared(new IOException("No file"));
				});
			}
			catch (Exception ex) {
				op.execute("UPDATE account SET id = id + 10");
			}
		}, true, 0, false);

		assertThat(id()).isEqualTo(11);
	}

	@Test
	void statementThatHadNoEffectMayBeCorrected() {
		crashWithoutEffect((op) -> op.addColumn("account", column("nane", bigint())), "nane");

		run((op) -> op.addColumn("account", column("name", bigint())), true, 0, false);

		assertThat(this.jdbc.sql("SELECT count(name) FROM account").query(Long.class).single()).isZero();
	}

	@Test
	void statementThatTookEffectMayNotBeChanged() {
		CrashingDataSource after = crashAfter((op) -> op.addColumn("account", column("nane", bigint())));
		assertThat(after.point()).contains("ALTER TABLE account");

		assertThat(failureOf((op) -> op.addColumn("account", column("name", bigint())), true))
			.hasMessageStartingWith("Revision 'a1' is half applied: 1 statement of its upgrade was interrupted on"
					+ " database 'default', but call 1 of the script is no longer 'ALTER TABLE account ADD COLUMN nane bigint'.");
	}

	@Test
	void changeOfSomebodyElseIsNotTakenForTheStatement() {
		Consumer<Operations> script = (op) -> op.addColumn("account", column("name", bigint()));
		crashWithoutEffect(script, "name");
		this.jdbc.sql("ALTER TABLE account ADD COLUMN other bigint").update();

		assertThat(failureOf(script, true)).hasMessage("The upgrade of revision 'a1' on database 'default' was"
				+ " interrupted in 'ALTER TABLE account ADD COLUMN name bigint', and what it is about has changed since"
				+ " without being what the statement makes of it. Put the database right by hand and 'stamp' the revision"
				+ " that it is at then.");
	}

	@Test
	void rowsOfATemporaryTableThatAreGoneAreNotTakenForNone() {
		Consumer<Operations> script = (op) -> {
			op.execute("CREATE LOCAL TEMPORARY TABLE staged (id bigint)");
			op.execute("INSERT INTO staged VALUES (1), (2)");
			op.execute("CREATE TABLE kept (id bigint)");
			op.execute("INSERT INTO kept SELECT id FROM staged");
		};
		crash(script, true, "INSERT INTO kept");

		assertThat(failureOf(script, true)).hasMessage("The upgrade of revision 'a1' on database 'default' was"
				+ " interrupted in 'INSERT INTO kept SELECT id FROM staged', and the rows of its temporary table went"
				+ " with the session of the earlier run. Fill and use such a table in one 'op.run', and put the database"
				+ " right by hand and 'stamp' the revision that it is at then.");
		assertThat(this.jdbc.sql("SELECT count(*) FROM kept").query(Long.class).single()).isZero();
	}

	@Test
	void tablesOfOthersDoNotCount() {
		Consumer<Operations> script = (op) -> op.addColumn("account", column("name", bigint()));
		crashWithoutEffect(script, "name");
		this.jdbc.sql("CREATE TABLE neighbour (id bigint, name bigint)").update();

		run(script, true, 0, false);

		assertThat(this.jdbc.sql("SELECT count(name) FROM account").query(Long.class).single()).isZero();
	}

	/**
	 * Lose the connection before the last statement that has a text in it.
	 */
	private void crash(Consumer<Operations> script, boolean transactional, String text) {
		CrashingDataSource crashing = find(script, transactional, text, false);
		assertThat(crashing.isCrashed()).isTrue();
	}

	/**
	 * Leave the database as a server does that was about to add a column.
	 */
	private void crashWithoutEffect(Consumer<Operations> script, String column) {
		assertThat(crashAfter(script).point()).contains("ALTER TABLE account");
		this.jdbc.sql("ALTER TABLE account DROP COLUMN " + column).update();
	}

	private CrashingDataSource crashAfter(Consumer<Operations> script) {
		return find(script, true, "ALTER TABLE account", true);
	}

	private CrashingDataSource find(Consumer<Operations> script, boolean transactional, String text, boolean after) {
		int last = 0;
		try (TestDatabase probe = Databases.h2()) {
			JdbcClient client = JdbcClient.create(probe.dataSource());
			client.sql("CREATE TABLE account (id bigint)").update();
			CrashingDataSource all = new CrashingDataSource(probe.dataSource(), 0, false);
			run(probe, script, transactional, all);
			for (int point = 1; point <= all.sent().size(); point++) {
				last = all.sent().get(point - 1).contains(text) ? point : last;
			}
		}
		CrashingDataSource crashing = new CrashingDataSource(this.database.dataSource(), last, after);
		catchThrowableOfType(Exception.class, () -> run(this.database, script, transactional, crashing));
		return crashing;
	}

	private RevisionFailedException failureOf(Consumer<Operations> script, boolean transactional) {
		return catchThrowableOfType(RevisionFailedException.class, () -> run(script, transactional, 0, false));
	}

	private void run(Consumer<Operations> script, boolean transactional, int crash, boolean after) {
		run(this.database, script, transactional, new CrashingDataSource(this.database.dataSource(), crash, after));
	}

	private static void run(TestDatabase database, Consumer<Operations> script, boolean transactional,
			CrashingDataSource dataSource) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", transactional, script, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		MigrationRunner runner = new MigrationRunner(history, new MigrationDatabase("default", dataSource,
				() -> Dialects.ofUrl(database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options(dataSource));
		runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		assertThat(runner.state().rows()).isEqualTo(Heads.of("a1"));
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void undeclared(Throwable failure) throws T {
		throw (T) failure;
	}

	private long id() {
		return this.jdbc.sql("SELECT id FROM account").query(Long.class).single();
	}

}
