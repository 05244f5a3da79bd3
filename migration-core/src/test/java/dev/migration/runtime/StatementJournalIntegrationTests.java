package dev.migration.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link StatementJournal}: revisions without a transaction that are left
 * half-way.
 */
class StatementJournalIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void nextRunGoesOnAfterWhatTookEffect() {
		RevisionFailedException failure = failureOf((op) -> {
			op.createTable("account", column("id", bigint()));
			op.execute("INSERT INTO account VALUES (?)", 1L);
			op.execute("INSERT INTO acount VALUES (2)");
		});

		assertThat(failure).hasMessage("""
				Revision 'a1' failed on upgrade of database 'default'. Statement 3 failed: ERROR: relation "acount" \
				does not exist
				  Position: 13
				SQL: INSERT INTO acount VALUES (2)
				It was not rolled back: 2 statements took effect. Leave them as they are; the next run goes on \
				behind them.""");
		assertThat(failure.isRolledBack()).isFalse();

		upgrade((op) -> {
			op.createTable("account", column("id", bigint()));
			op.execute("INSERT INTO account VALUES (?)", 1L);
			op.execute("INSERT INTO account VALUES (2)");
		});

		assertThat(accounts()).containsExactly(1L, 2L);
		assertThat(rows()).isEqualTo(Heads.of("a1"));
		assertThat(events()).containsExactly("STARTED", "STATEMENT", "STATEMENT", "FAILED", "STARTED", "STATEMENT",
				"APPLIED");
		assertThat(statements()).hasSize(3)
			.first()
			.asString()
			.startsWith("1.1/1 text-1:")
			.endsWith("\nCREATE TABLE account (\n    id bigint\n)");
	}

	@Test
	void historyDoesNotShowSingleStatements() {
		upgrade((op) -> op.createTable("account", column("id", bigint())));

		assertThat(runner(List.of()).snapshot().history()).extracting(HistoryEntry::event)
			.containsExactly(HistoryEvent.APPLIED, HistoryEvent.STARTED);
	}

	@Test
	void statementsThatChangedAreRefused() {
		failureOf((op) -> {
			op.execute("CREATE TABLE account (id bigint)");
			op.execute("SELECT no_such_function()");
		});

		RevisionFailedException failure = failureOf((op) -> op.execute("CREATE TABLE account (id integer)"));

		assertThat(failure.getCause()).isInstanceOf(JournalMismatchException.class);
		assertThat(failure).hasMessage(
				"Revision 'a1' is half applied: 1 statement of its upgrade took effect on database 'default', but"
						+ " call 1 of the script is no longer 'CREATE TABLE account (id bigint)'. Put that back as it was and"
						+ " correct what follows; or put the database right by hand and 'stamp' the revision that it is at"
						+ " then.");
	}

	@Test
	void whatTheScriptAloneTellsIsFoundBeforeTheFirstStatement() {
		runner(List.of()).ensureTables();

		RevisionFailedException failure = failureOf((op) -> {
			op.createTable("account", column("id", bigint()));
			op.alterColumn("account", "id", change().type(text()).notNull(), existing(bigint()).notNull());
		});

		assertThat(failure).hasMessage("Revision 'a1' failed on upgrade of database 'default'. A change of column"
				+ " 'account.id' calls 'notNull(...)', which changes nothing against what 'existing(...)' says; leave"
				+ " the call out if the column is so already, or complete 'existing(...)' with everything that the"
				+ " column has now, its default for example. Nothing before that took effect; the next run starts with"
				+ " the first statement.");
		assertThat(events()).containsExactly("STARTED", "FAILED");
	}

	@Test
	void parametersThatChangedAreRefused() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		failureOf((op) -> {
			op.execute("INSERT INTO account VALUES (?)", 1L);
			op.execute("SELECT no_such_function()");
		});

		RevisionFailedException failure = failureOf((op) -> op.execute("INSERT INTO account VALUES (?)", 2L));

		assertThat(failure.getCause()).isInstanceOf(JournalMismatchException.class);
		assertThat(accounts()).containsExactly(1L);
	}

	@Test
	void statementsThatAreMissingAreRefused() {
		failureOf((op) -> {
			op.execute("CREATE TABLE account (id bigint)");
			op.execute("CREATE TABLE other (id bigint)");
			op.execute("SELECT no_such_function()");
		});

		RevisionFailedException failure = failureOf((op) -> op.execute("CREATE TABLE account (id bigint)"));

		assertThat(failure.getCause()).hasMessageContaining("no longer 'CREATE TABLE other (id bigint)'");
		assertThat(rows()).isEqualTo(Heads.none());
	}

	@Test
	void deletedRowsAreForgotten() {
		failureOf((op) -> {
			op.execute("CREATE TABLE account (id bigint)");
			op.execute("SELECT no_such_function()");
		});
		this.jdbc.sql("DROP TABLE account").update();
		this.jdbc.sql("DELETE FROM migration_history WHERE revision = 'a1' AND event = 'STATEMENT'").update();

		upgrade((op) -> op.execute("CREATE TABLE account (id integer)"));

		assertThat(rows()).isEqualTo(Heads.of("a1"));
	}

	@Test
	void dataWorkIsDoneOnce() {
		AtomicInteger times = new AtomicInteger();
		failureOf((op) -> {
			op.run("count", (client) -> times.incrementAndGet());
			op.execute("SELECT no_such_function()");
		});

		upgrade((op) -> {
			op.run("count", (client) -> times.incrementAndGet());
			op.execute("CREATE TABLE account (id bigint)");
		});

		assertThat(times).hasValue(1);
	}

	@Test
	void workThatTheScriptCaughtIsNotNamedLater() {
		RevisionFailedException failure = failureOf((op) -> {
			try {
				op.run("guess", (client) -> client.sql("SELECT no_such_function()").query().listOfRows());
			}
			catch (DataAccessException ex) {
				op.execute("CREATE TABLE account (id bigint)");
			}
			op.execute("SELECT no_such_function()");
		});

		assertThat(failure).hasMessageContaining("1 statement took effect")
			.hasMessageEndingWith("the next run goes on behind it.");
		assertThat(failure.isWrittenDown()).isTrue();
	}

	@Test
	void workThatFailsIsNamed() {
		RevisionFailedException failure = failureOf(
				(op) -> op.run("guess", (client) -> client.sql("SELECT no_such_function()").query().listOfRows()));

		assertThat(failure).hasMessageContaining("What 'op.run(\"guess\", …)' itself committed");
		assertThat(failure.isWrittenDown()).isFalse();
	}

	@Test
	void constraintThatFailsAtTheCommitIsAFailureOfItsStatement() {
		createDeferred();

		RevisionFailedException failure = failureOf((op) -> {
			op.execute("INSERT INTO account VALUES (1, NULL)");
			op.execute("INSERT INTO account VALUES (2, 3)");
		});

		assertThat(failure).hasMessage("""
				Revision 'a1' failed on upgrade of database 'default'. Statement 2 failed: ERROR: insert or update on \
				table "account" violates foreign key constraint "parent"
				  Detail: Key (parent)=(3) is not present in table "account".
				SQL: INSERT INTO account VALUES (2, 3)
				It was not rolled back: 1 statement took effect. Leave it as it is; the next run goes on behind it.""");
		assertThat(failure.statementNumber()).isEqualTo(2);

		upgrade((op) -> {
			op.execute("INSERT INTO account VALUES (1, NULL)");
			op.execute("INSERT INTO account VALUES (2, 1)");
		});
		assertThat(accounts()).containsExactly(1L, 2L);
	}

	@Test
	void scriptMayGoOnAfterSuchAConstraint() {
		createDeferred();

		upgrade((op) -> {
			try {
				op.execute("INSERT INTO account VALUES (2, 3)");
			}
			catch (StatementFailedException ex) {
				op.execute("INSERT INTO account VALUES (1, NULL)");
			}
		});

		assertThat(accounts()).containsExactly(1L);
		assertThat(statements()).hasSize(1);
	}

	private void createDeferred() {
		this.jdbc
			.sql("CREATE TABLE account (id bigint PRIMARY KEY, parent bigint"
					+ " CONSTRAINT parent REFERENCES account DEFERRABLE INITIALLY DEFERRED)")
			.update();
	}

	@Test
	void settingsOfTheSessionAreMadeAgain() {
		failureOf((op) -> {
			op.execute("SET my.tenant = 'acme'");
			op.execute("CREATE TABLE account (id bigint, tenant text)");
			op.execute("SELECT no_such_function()");
		});

		upgrade((op) -> {
			op.execute("SET my.tenant = 'acme'");
			op.execute("CREATE TABLE account (id bigint, tenant text)");
			op.execute("INSERT INTO account VALUES (1, current_setting('my.tenant'))");
		});

		assertThat(this.jdbc.sql("SELECT tenant FROM account").query(String.class).single()).isEqualTo("acme");
	}

	@Test
	void transactionsOfTheScriptCountWhenTheyAreCommitted() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		RevisionFailedException failure = failureOf((op) -> {
			op.execute("INSERT INTO account VALUES (1)");
			op.execute("BEGIN");
			op.execute("INSERT INTO account VALUES (2)");
			op.execute("SELECT no_such_function()");
		});

		assertThat(failure).hasMessageContaining("1 statement took effect");
		assertThat(accounts()).containsExactly(1L);

		upgrade((op) -> {
			op.execute("INSERT INTO account VALUES (1)");
			op.execute("BEGIN");
			op.execute("INSERT INTO account VALUES (2)");
			op.execute("COMMIT");
			op.execute("BEGIN");
			op.execute("INSERT INTO account VALUES (3)");
			op.execute("ROLLBACK");
		});

		assertThat(accounts()).containsExactly(1L, 2L);
	}

	@Test
	void changesThatTheDatabaseCompletesAreNotAskedForTwice() {
		this.jdbc.sql("CREATE TABLE account (id bigint, name text)").update();
		failureOf((op) -> {
			op.alterColumn("account", "name", change().renameTo("label"));
			op.alterColumn("account", "id", change().type(varchar(40)).using("id::varchar"));
			op.execute("SELECT no_such_function()");
		});

		upgrade((op) -> {
			op.alterColumn("account", "name", change().renameTo("label"));
			op.alterColumn("account", "id", change().type(varchar(40)).using("id::varchar"));
			op.addColumn("account", column("note", text()));
		});

		assertThat(this.jdbc
			.sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'account'"
					+ " AND table_schema = 'public' ORDER BY 1")
			.query(String.class)
			.list()).containsExactly("id", "label", "note");
	}

	@Test
	void dataAndItsEntryAreOneTransaction() {
		this.jdbc.sql("CREATE TABLE account (id bigint)").update();
		upgrade((op) -> op.execute("INSERT INTO account VALUES (1)"));

		assertThat(this.jdbc
			.sql("SELECT count(*) FROM account a, migration_history h WHERE h.event = 'STATEMENT' AND a.xmin = h.xmin")
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void downgradesGoOnToo() {
		Consumer<Operations> up = (op) -> op.execute("CREATE TABLE account (id bigint)");
		run(up, (op) -> {
		}, true);

		catchThrowableOfType(RevisionFailedException.class, () -> run(up, (op) -> {
			op.execute("DROP TABLE account");
			op.execute("SELECT no_such_function()");
		}, false));
		run(up, (op) -> op.execute("DROP TABLE account"), false);
		run(up, (op) -> op.execute("DROP TABLE account"), true);

		assertThat(rows()).isEqualTo(Heads.of("a1"));
		assertThat(accounts()).isEmpty();
	}

	private RevisionFailedException failureOf(Consumer<Operations> upgrade) {
		return catchThrowableOfType(RevisionFailedException.class, () -> upgrade(upgrade));
	}

	private void upgrade(Consumer<Operations> upgrade) {
		run(upgrade, (op) -> {
		}, true);
	}

	private void run(Consumer<Operations> upgrade, Consumer<Operations> downgrade, boolean up) {
		List<LoadedRevision> revisions = List
			.of(TestRevisions.revision("a1", List.of(), "first", false, upgrade, downgrade));
		MigrationHistory history = MigrationHistory.of(revisions);
		runner(revisions).run((rows) -> up ? history.map().upgrade(rows, RevisionTarget.HEADS)
				: history.map().downgrade(rows, RevisionTarget.BASE));
	}

	private MigrationRunner runner(List<LoadedRevision> revisions) {
		return new MigrationRunner(MigrationHistory.of(revisions), TestRevisions.database(this.database.dataSource()),
				TestRevisions.options());
	}

	private Heads rows() {
		return runner(List.of()).state().rows();
	}

	private List<Long> accounts() {
		return this.jdbc.sql("SELECT id FROM account ORDER BY 1").query(Long.class).list();
	}

	private List<String> events() {
		return this.jdbc.sql("SELECT event FROM migration_history ORDER BY id").query(String.class).list();
	}

	private List<String> statements() {
		return this.jdbc.sql("SELECT statement FROM migration_history WHERE statement IS NOT NULL ORDER BY id")
			.query(String.class)
			.list();
	}

}
