package dev.migration.runtime;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.MySqlDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.text;
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
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", transactional, upgrade, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		return new OfflineRun(history, database(dialect), TestRevisions.options()).sql(Heads.none(),
				history.map().upgrade(Heads.none(), RevisionTarget.HEADS));
	}

	private static MigrationDatabase database(Dialect dialect) {
		return new MigrationDatabase("default", new NoDataSource(), dialect, null,
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
