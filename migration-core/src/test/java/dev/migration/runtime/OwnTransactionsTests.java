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
			"INSERT INTO t VALUES ('commit; end'); SELECT 1", "DO $$ BEGIN COMMIT; END $$",
			"PREPARE p AS SELECT 1; EXECUTE p", "SELECT 'open; commit" })
	void everythingElseIsSent(String sql) {
		assertThatNoException().isThrownBy(() -> OwnTransactions.check(POSTGRESQL, sql));
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
