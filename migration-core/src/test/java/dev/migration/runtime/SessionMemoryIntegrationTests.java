package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SessionMemory} with scripts that run outside of a transaction on
 * PostgreSQL and go on in another session.
 */
class SessionMemoryIntegrationTests {

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void create() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		this.jdbc.sql("CREATE TABLE account (id int)").update();
		this.jdbc.sql("INSERT INTO account VALUES (1), (2)").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void rowsThatATemporaryTableTookFromAnotherOneAreMissed() {
		String[] script = {
				"CREATE TEMP TABLE moved AS WITH gone AS (DELETE FROM account RETURNING *) SELECT * FROM gone",
				"SELECT count(*) FROM result", "INSERT INTO result SELECT id FROM moved" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessage("The upgrade of revision 'a1' on database 'default' was interrupted in 'INSERT INTO result"
					+ " SELECT id FROM moved', and the rows of its temporary table went with the session of the earlier"
					+ " run. Fill and use such a table in one 'op.run', and put the database right by hand and 'stamp' the"
					+ " revision that it is at then.");
	}

	@Test
	void rowsThatATemporaryTableTookFromAnotherOneAreUsedInTheSameRun() {
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade("CREATE TEMP TABLE moved AS WITH gone AS (DELETE FROM account RETURNING *) SELECT * FROM gone",
				"INSERT INTO result SELECT id FROM moved", "DROP TABLE moved");

		assertThat(this.jdbc.sql("SELECT id FROM result ORDER BY id").query(Integer.class).list()).containsExactly(1,
				2);
	}

	@Test
	void rowsThatAPreparedStatementPutIntoATemporaryTableAreMissed() {
		String[] script = { "PREPARE move AS WITH gone AS (DELETE FROM account RETURNING *) SELECT * FROM gone",
				"CREATE TEMP TABLE moved AS EXECUTE move", "SELECT count(*) FROM result",
				"INSERT INTO result SELECT id FROM moved" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("the rows of its temporary table went with the session of the earlier run");
	}

	@Test
	void settingThatSharesACallWithAnotherStatementIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(
				() -> upgrade("INSERT INTO account VALUES (3)", "SET shop.factor = 7; INSERT INTO account VALUES (4)"))
			.withMessageContaining("'SET SHOP FACTOR' was not sent: it is about the session and shares a call with");

		assertThat(this.jdbc.sql("SELECT count(*) FROM account").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void settingThatAQualifiedFunctionMakesIsMadeAgain() {
		String[] script = { "SELECT pg_catalog.set_config('shop.factor', '7', false)", "INSERT INTO account VALUES (3)",
				"INSERT INTO result SELECT current_setting('shop.factor', true)::int" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM result").query(Integer.class).list()).containsExactly(7);
	}

	@Test
	void rowsThatATemporaryTableWouldTakeFromAChangedOneAreMissed() {
		String[] script = { "CREATE TEMP TABLE kept AS SELECT id FROM account", "DELETE FROM account",
				"INSERT INTO result SELECT id FROM kept" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result SELECT id FROM kept', and the rows of its"
					+ " temporary table went with the session of the earlier run.");
	}

	@Test
	void rowsThatATemporaryTableTakesFromOneThatLostItsOwnAreMissed() {
		String[] script = { "CREATE TEMP TABLE kept AS SELECT id FROM account", "DELETE FROM account",
				"CREATE TEMP TABLE other AS SELECT id FROM kept", "INSERT INTO result SELECT id FROM other" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result SELECT id FROM other'");
	}

	@Test
	void temporaryTableOfConstantsIsMadeAgain() {
		String[] script = { "CREATE TEMP TABLE fixed AS SELECT 5 AS id", "DELETE FROM account",
				"INSERT INTO result SELECT id FROM fixed" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM result").query(Integer.class).list()).containsExactly(5);
	}

	@Test
	void temporaryTableIsDroppedByTheRunThatGoesOn() {
		String[] script = { "CREATE TEMP TABLE staged (id int)", "INSERT INTO staged VALUES (7)",
				"INSERT INTO account SELECT id FROM staged", "SELECT count(*) FROM result", "DROP TABLE staged",
				"SELECT count(*) FROM other", "CREATE TEMP TABLE staged AS SELECT 8 AS id",
				"INSERT INTO account SELECT id FROM staged" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("2 statements took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("4 statements took effect.");
		this.jdbc.sql("CREATE TABLE other (id int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM account ORDER BY id").query(Integer.class).list()).containsExactly(1,
				2, 7, 8);
	}

	@Test
	void settingThatWouldBeComputedFromChangedRowsIsRefused() {
		String[] script = { "SELECT set_config('shop.last', (SELECT max(id) FROM account)::text, false)",
				"UPDATE account SET id = id + 10", "INSERT INTO result SELECT current_setting('shop.last')::int" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("computed again it may be another");
	}

	@Test
	void settingOfAStatementThatIsNotDoneAgainIsRefusedWhereItIsRead() {
		this.jdbc
			.sql("CREATE FUNCTION add_row() RETURNS int LANGUAGE sql AS"
					+ " 'INSERT INTO account VALUES (7) RETURNING id'")
			.update();
		String[] script = { "SELECT set_config('shop.factor', '5', false), add_row()",
				"INSERT INTO result SELECT current_setting('shop.factor', true)::int" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("computed again it may be another");
	}

	@Test
	void workThatMayReadATemporaryTableIsRefusedByTheRunThatGoesOn() {
		this.jdbc.sql("CREATE TABLE result (id int)").update();
		Consumer<Operations> failing = (op) -> {
			op.execute("CREATE TEMP TABLE kept (id int)");
			op.execute("INSERT INTO kept SELECT id FROM account");
			op.run("move", (jdbc) -> {
				throw new IllegalStateException("not yet");
			});
		};
		Consumer<Operations> mended = (op) -> {
			op.execute("CREATE TEMP TABLE kept (id int)");
			op.execute("INSERT INTO kept SELECT id FROM account");
			op.run("move", (jdbc) -> jdbc.sql("INSERT INTO result SELECT id FROM kept").update());
		};
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(failing))
			.withMessageContaining("1 statement took effect.");

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(mended))
			.withMessageContaining("was interrupted in 'op.run(\"move\", …)', and the rows of its temporary table went"
					+ " with the session of the earlier run.");
	}

	@Test
	void preparedStatementThatMayReadATemporaryTableIsRefusedByTheRunThatGoesOn() {
		String[] script = { "CREATE TEMP TABLE pg_temp.kept AS SELECT id FROM account", "DELETE FROM account",
				"PREPARE move AS INSERT INTO account SELECT id FROM kept", "SELECT count(*) FROM result",
				"EXECUTE move" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'EXECUTE move'");
	}

	private void upgrade(String... statements) {
		upgrade((op) -> List.of(statements).forEach(op::execute));
	}

	private void upgrade(Consumer<Operations> script) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "", false, script, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		new MigrationRunner(history, TestRevisions.database(this.database.dataSource()), TestRevisions.options())
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
