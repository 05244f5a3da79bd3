package dev.migration.runtime;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.MySqlDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.Name;
import dev.migration.script.Operations;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OfflineRun} with what no text can do.
 */
class OfflineRefusalTests {

	private static final String START = "Revision 'a1' of 'Ra1' cannot be written as SQL: ";

	@Test
	void whatNeedsADatabaseIsNamed() {
		assertRefused((op) -> op.run("count", (jdbc) -> {
		}), "'op.run(\"count\", …)' needs a database; use 'op.execute' or run the revision online.");
		assertRefused((op) -> op.alterColumn("account", "email", change().type(text())),
				"'alterColumn' of 'account.email' needs a database; add 'existing(…)' to the call or run the revision"
						+ " online.");
	}

	@Test
	void unknownTypesAreNamedWithTheirScript() {
		Consumer<Operations> upgrade = (op) -> op.createTable("stay", column("during", type("daterange")));

		assertThatExceptionOfType(OpaqueWorkException.class).isThrownBy(() -> sql(new MariaDbDialect(), upgrade, true))
			.withMessage(START + "Type 'daterange' is no MariaDB type: 'daterange' does not belong there; give a type"
					+ " with its arguments and nothing else.");
	}

	@Test
	void revisionBeforeThatCannotBeReplayedIsNamed() {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.createTable("stay", column("during", type("daterange"))), (op) -> {
				});
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second",
				(op) -> op.createOrReplace(view("v", "SELECT 1 AS one")), (op) -> {
				});
		MigrationHistory history = MigrationHistory.of(List.of(first, second));
		OfflineRun run = new OfflineRun(history, database(new MariaDbDialect()), TestRevisions.options());

		assertThatExceptionOfType(OpaqueWorkException.class)
			.isThrownBy(() -> run.sql(Heads.of("a1"), history.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS)))
			.withMessage("Revision 'b2' of 'Rb2' cannot be written as SQL: Revision 'a1' (Ra1) cannot be replayed for"
					+ " 'mariadb': Type 'daterange' is no MariaDB type: 'daterange' does not belong there; give a type"
					+ " with its arguments and nothing else. Correct the revision so that this database takes it, or use"
					+ " the database that it was written for.");
	}

	@Test
	void whatSqlMayHaveChangedIsNotKnown() {
		LoadedRevision first = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.createOrReplace(view("v", "SELECT 1 AS one")), (op) -> {
				});
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", (op) -> {
			op.execute("ALTER VIEW v RENAME COLUMN one TO two");
			op.createOrReplace(view("v", "SELECT 3 AS two"));
		}, (op) -> op.restore(view("v")));
		MigrationHistory history = MigrationHistory.of(List.of(first, second));
		OfflineRun run = new OfflineRun(history, database(new PostgreSqlDialect()), TestRevisions.options());

		assertThat(RecordedScript
			.of(history, second.node(), Direction.UPGRADE, new PostgreSqlDialect(), ScriptArguments.NONE)
			.replaced()).isEmpty();
		assertThatExceptionOfType(OpaqueWorkException.class).isThrownBy(
				() -> run.sql(Heads.of("b2"), history.map().downgrade(Heads.of("b2"), RevisionTarget.revision("a1"))))
			.withMessageContaining("needs to know what there was before the upgrade, if anything");
	}

	@Test
	void triggerOfANewTableIsRestoredByItsDrop() {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.createTable("stay", column("note", text()));
			op.createOrReplace(trigger("touched", "stay", "BEFORE INSERT ON stay FOR EACH ROW EXECUTE FUNCTION f()"));
		}, (op) -> {
			op.restore(trigger("touched", "stay"));
			op.dropTable("stay");
		});

		assertThat(RecordedScript
			.of(MigrationHistory.of(List.of(revision)), revision.node(), Direction.DOWNGRADE, new PostgreSqlDialect(),
					ScriptArguments.NONE)
			.statements()).containsExactly("DROP TRIGGER touched ON stay", "DROP TABLE stay");
	}

	@Test
	void whatPsqlWouldTakeForItselfIsRefused() {
		assertRefused((op) -> op.execute("SELECT 'DROP TABLE x' \\gexec"),
				"'\\gexec' is a command of psql, which no server understands; replace it by SQL.");
		assertRefused((op) -> op.execute("SELECT 1; COPY account (id) FROM stdin WITH (FORMAT csv)"),
				"'COPY … FROM STDIN' sends its rows beside the statements; use 'op.bulkInsert' or INSERT.");
		assertRefused((op) -> op.execute("COPY (SELECT 1) TO STDOUT"),
				"'COPY … TO STDOUT' sends its rows beside the statements; use 'op.bulkInsert' or INSERT.");
		assertRefused((op) -> op.execute("SELECT 'half"),
				"Script 'Ra1', line 1: The string that starts here is not terminated; close it with '''.");
	}

	@Test
	void clientIsNamedAsTheDatabaseCallsIt() {
		for (Dialect dialect : List.of(new MariaDbDialect(), new MySqlDialect())) {
			assertThatExceptionOfType(OpaqueWorkException.class)
				.isThrownBy(() -> sql(dialect, (op) -> op.execute("SELECT 1\\G"), true))
				.withMessage(START + "'\\G' is a command of " + dialect.name()
						+ ", which no server understands; replace it by SQL.");
		}
	}

	@Test
	void referenceToTheMigratedSchemaNamesIt() {
		Consumer<Operations> upgrade = (op) -> op.createTable("sales.invoice", column("kind_id", text()),
				foreignKey("kind_id").references("kind", "id"));

		for (Dialect dialect : List.of(new MariaDbDialect(), new MySqlDialect(), new H2Dialect())) {
			assertThat(sql(database(dialect, Name.of("shop")), upgrade, true))
				.containsIgnoringCase("REFERENCES shop.kind");
			assertThatExceptionOfType(OpaqueWorkException.class).isThrownBy(() -> sql(dialect, upgrade, true))
				.withMessage(START + "A foreign key of 'sales.invoice' points to 'kind' of the migrated schema, whose"
						+ " name only a connection tells; set 'migration.schema', write '<schema>.kind', or run the"
						+ " revision online.");
		}
		assertThat(sql(upgrade, true)).contains("REFERENCES kind (id)");
	}

	@Test
	void routinesAreBetweenDelimiters() {
		String routine = "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET new.b = 1; END";

		assertThat(sql(new MySqlDialect(), (op) -> op.execute(routine), true))
			.contains("\n\nDELIMITER //\n" + routine + "\n//\nDELIMITER ;\n\n")
			.contains("SET SESSION time_zone = '+00:00';");
	}

	@Test
	void whatEndsTheTransactionIsRefused() {
		for (String statement : List.of("COMMIT", "end", "ROLLBACK", "rollback and chain", "ABORT",
				"PREPARE TRANSACTION 'x'")) {
			assertRefused((op) -> op.execute("CREATE TABLE half (id bigint); " + statement),
					"'" + statement.split(" ")[0].toUpperCase(Locale.ROOT)
							+ "' ends the transaction that the revision runs in; remove it, or mark the revision as not"
							+ " transactional.");
		}
		assertThat(sql(
				(op) -> op.execute("SAVEPOINT s; ROLLBACK TO s; ROLLBACK WORK TO SAVEPOINT s; PREPARE p AS SELECT 1"),
				true))
			.contains("ROLLBACK WORK TO");
		assertThat(sql((op) -> op.execute("COMMIT"), false)).contains("COMMIT;");
	}

	@Test
	void valuesWithoutALiteralAreRefused() {
		assertRefused((op) -> op.execute("SELECT ?", new StringBuilder("x").reverse().chars()), null);
	}

	@Test
	void variablesOfPsqlAreSetApart() {
		assertThat(sql((op) -> op.execute("SELECT x[1:n], x[:2], ':n', y::int, $$:n$$, z[a:'2'::int] -- :n"), true))
			.contains("SELECT x[1: n], x[: 2], ':n', y::int, $$:n$$, z[a: '2'::int] -- :n\n;\n");
	}

	@Test
	void nothingToDoIsNoText() {
		assertThat(new OfflineRun(MigrationHistory.of(List.of()), database(new PostgreSqlDialect()),
				TestRevisions.options())
			.sql(Heads.none(), List.of())).isEmpty();
	}

	private static void assertRefused(Consumer<Operations> upgrade, String message) {
		assertThatExceptionOfType(OpaqueWorkException.class).isThrownBy(() -> sql(upgrade, true))
			.satisfies((ex) -> assertThat(ex.origin()).isEqualTo("Ra1"))
			.withMessageStartingWith(START + ((message != null) ? message : "The value '"));
	}

	private static String sql(Consumer<Operations> upgrade, boolean transactional) {
		return sql(new PostgreSqlDialect(), upgrade, transactional);
	}

	private static String sql(Dialect dialect, Consumer<Operations> upgrade, boolean transactional) {
		return sql(database(dialect), upgrade, transactional);
	}

	private static String sql(MigrationDatabase database, Consumer<Operations> upgrade, boolean transactional) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", transactional, upgrade, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		return new OfflineRun(history, database, TestRevisions.options()).sql(Heads.none(),
				history.map().upgrade(Heads.none(), RevisionTarget.HEADS));
	}

	private static MigrationDatabase database(Dialect dialect) {
		return database(dialect, null);
	}

	private static MigrationDatabase database(Dialect dialect, Name schema) {
		return new MigrationDatabase("default", new NoDataSource(), dialect, schema,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private static final class NoDataSource extends AbstractDataSource {

		@Override
		public Connection getConnection() {
			throw new AssertionError("Offline means without a connection");
		}

		@Override
		public Connection getConnection(String username, String password) {
			throw new AssertionError("Offline means without a connection");
		}

	}

}
