package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.InvalidOperationException;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link OwnTransactions}.
 */
class OwnTransactionsTests {

	private static final Dialect POSTGRESQL = new PostgreSqlDialect();

	private static final Dialect MARIADB = Dialects.ofUrl("jdbc:mariadb://localhost/shop").orElseThrow();

	private static final Dialect H2 = Dialects.ofUrl("jdbc:h2:mem:shop").orElseThrow();

	@Test
	void transactionAmongOtherStatementsIsRefused() {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, "INSERT INTO t VALUES (1); commit; SELECT 1"))
			.withMessage("'COMMIT' was not sent: it shares a call with other statements, and nobody could tell after an"
					+ " interruption which of them took effect; give each of them a call of its own.");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "START TRANSACTION READ WRITE; SELECT 1"))
			.withMessageStartingWith("'START TRANSACTION READ' was not sent: ");
	}

	@Test
	void settingsOfAStatementAloneAreNoSettings() {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(MARIADB,
				"SET STATEMENT max_statement_time=1 FOR INSERT INTO a VALUES (1); INSERT INTO b VALUES (2)"));
	}

	@Test
	void transactionThatBeginsAtOnceIsRefused() {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, "COMMIT AND CHAIN"))
			.withMessage(
					"'COMMIT AND CHAIN' was not sent: it begins another transaction at once; write a 'BEGIN' behind"
							+ " it instead.");
	}

	@Test
	void transactionThatIsLeftBehindIsRefused() {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, "PREPARE TRANSACTION 'x'"))
			.withMessage(
					"'PREPARE TRANSACTION' was not sent: it leaves a transaction behind that no session has; end it"
							+ " by a 'COMMIT'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET AUTOCOMMIT FALSE", "set autocommit off; INSERT INTO t VALUES (1)",
			"SET AUTOCOMMIT = FALSE", "SET AUTOCOMMIT=0", "SET AUTOCOMMIT TO off", "/* x */ SET AUTOCOMMIT OFF" })
	void transactionThatBeginsByItselfIsRefused(String sql) {
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> OwnTransactions.check(H2, sql))
			.withMessage(
					"'SET AUTOCOMMIT' was not sent: a transaction that begins by itself is not seen, and what takes"
							+ " it back would take nothing back; write 'BEGIN' and 'COMMIT' instead.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET AUTOCOMMIT TRUE", "SET AUTOCOMMIT ON", "SET AUTOCOMMIT = 1" })
	void autocommitIsSwitchedOn(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(H2, sql));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SET autocommit = 0", "SET autocommit=OFF", "SET AUTOCOMMIT FALSE", "SET @@autocommit = 0" })
	void variableOfTheServerIsSent(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(MARIADB, sql));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "COMMIT AND NO CHAIN", "ROLLBACK", "ROLLBACK TO SAVEPOINT a",
			"INSERT INTO t VALUES ('commit; end'); SELECT 1", "DO $$ BEGIN COMMIT; END $$", "SELECT 'open; commit",
			"SET a = 1; RESET b; SELECT set_config('a.b', 'c', false)", "SELECT lastval()",
			"INSERT INTO t VALUES (';'); INSERT INTO t VALUES ('set')",
			"CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN lastval()" })
	void everythingElseIsSent(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(POSTGRESQL, sql));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET a = 1; INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1); SET a = 1",
			"set /* for */ a = 1; SELECT 1; RESET a",
			"CREATE TEMP TABLE x (a int); SET a = 1; INSERT INTO x VALUES (1)", "PREPARE p AS SELECT 1; EXECUTE p",
			"SELECT set_config('a.b', 'c', false); INSERT INTO t VALUES (1)" })
	void statementsOfTheSessionAmongOthersAreRefused(String sql) {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, sql))
			.withMessageEndingWith("' was not sent: it is about the session and shares a call with statements that are"
					+ " not, and a run that goes on has to do it again without those; give each of them a call of its own.");
	}

	@Test
	void statementsThatAskWhatTheOneBeforeThemDidAreRefused() {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, "INSERT INTO t VALUES (lastval ( ))"))
			.withMessage("'lastval()' was not sent: it is about the statement before it, and what is written down in"
					+ " between is one, too; use both in one 'op.run'.");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "SET @changed = ROW_COUNT()"))
			.withMessageStartingWith("'ROW_COUNT()' was not sent: ");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "SELECT FOUND_ROWS() INTO @found"))
			.withMessageStartingWith("'FOUND_ROWS()' was not sent: ");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(H2, "INSERT INTO t VALUES (IDENTITY())"))
			.withMessageStartingWith("'IDENTITY()' was not sent: ");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "GET DIAGNOSTICS @changed = ROW_COUNT"))
			.withMessageStartingWith("'ROW_COUNT' was not sent: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT setval('s', lastval())", "CREATE TABLE x AS SELECT lastval()",
			"CALL audit(lastval())", "WITH d AS (DELETE FROM t RETURNING *) SELECT lastval() FROM d" })
	void whatKeepsSuchAValueIsRefused(String sql) {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(POSTGRESQL, sql))
			.withMessageStartingWith("'lastval()' was not sent: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE t (id bigint DEFAULT lastval())", "CREATE VIEW v AS SELECT lastval()",
			"CREATE RULE r AS ON INSERT TO a DO ALSO INSERT INTO log VALUES (lastval())" })
	void whatOnlyDefinesIsSent(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(POSTGRESQL, sql));
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(H2, "CALL IDENTITY()"));
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "SELECT @n := ROW_COUNT()"))
			.withMessageStartingWith("'ROW_COUNT()' was not sent: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ROW_COUNT()", "SET @id = LAST_INSERT_ID()",
			"WITH x AS (SELECT 1) SELECT ROW_COUNT() FROM x",
			"BEGIN NOT ATOMIC UPDATE t SET a = 1; IF ROW_COUNT() > 0 THEN INSERT INTO log VALUES (1); END IF; END",
			"UPDATE t SET a = 1; INSERT INTO log VALUES (ROW_COUNT())" })
	void whatOnlyShowsOrSharesACallIsSent(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(MARIADB, sql));
	}

	@Test
	void bodiesAreNoTransactions() {
		assertThatNoException()
			.isThrownBy(() -> OwnTransactions.check(MARIADB, "BEGIN NOT ATOMIC INSERT INTO t VALUES (1); COMMIT; END"));
	}

	@Test
	void nothingOfTheRevisionIsSentBefore() {
		Consumer<Operations> script = (op) -> {
			op.execute("CREATE TABLE account (id bigint)");
			op.execute("BEGIN; INSERT INTO account VALUES (1); COMMIT");
		};
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", false, script, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		try (TestDatabase database = Databases.postgreSql()) {
			MigrationRunner runner = new MigrationRunner(history, TestRevisions.database(database.dataSource()),
					TestRevisions.options());
			runner.ensureTables();

			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
				.withMessageContaining("'BEGIN' was not sent: it shares a call with other statements")
				.withMessageEndingWith(
						"Nothing before that took effect; the next run starts with the first statement.");
			assertThat(JdbcClient.create(database.dataSource())
				.sql("SELECT to_regclass('account') IS NULL")
				.query(Boolean.class)
				.single()).isTrue();
		}
	}

}
