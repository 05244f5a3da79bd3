package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SessionMemory} on MariaDB.
 */
class MariaDbSessionMemoryIntegrationTests {

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void create() {
		this.database = Databases.mariaDb();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		this.jdbc.sql("CREATE TABLE account (id int)").update();
		this.jdbc.sql("INSERT INTO account VALUES (1), (2)").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aSecondTryKeepsTemporaryTablesAndVariables() throws SQLException {
		this.jdbc.sql("CREATE TABLE result (id int, total int)").update();

		try (Connection holder = this.database.dataSource().getConnection();
				Statement statement = holder.createStatement();
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			holder.setAutoCommit(false);
			statement.execute("SELECT * FROM account");
			upgrade("CREATE TEMPORARY TABLE staged (id int)", "INSERT INTO staged VALUES (7)",
					"SET @total = (SELECT count(*) FROM account)", "INSERT INTO account VALUES (3)",
					"ALTER TABLE account ADD COLUMN name varchar(10)",
					"INSERT INTO result SELECT id, @total FROM staged");

			assertThat(warnings.texts()).hasSize(1);
		}

		assertThat(this.jdbc.sql("SELECT concat(id, ' of ', total) FROM result").query(String.class).list())
			.containsExactly("7 of 2");
	}

	@Test
	void aVariableThatWouldBeComputedAgainIsRefused() {
		String[] script = { "SET @total = (SELECT count(*) FROM account)", "INSERT INTO account VALUES (3)",
				"INSERT INTO result VALUES (@total)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (total int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessage(
					"The upgrade of revision 'a1' on database 'default' was interrupted in 'INSERT INTO result VALUES"
							+ " (@total)', and the value of its variable went with the session of the earlier run; computed again"
							+ " it may be another. Compute and use such a value in one statement or one 'op.run', and put the"
							+ " database right by hand and 'stamp' the revision that it is at then.");

		assertThat(this.jdbc.sql("SELECT count(*) FROM result").query(Long.class).single()).isZero();
	}

	@Test
	void aVariableThatAStatementOfTheEarlierRunHasSetIsRefused() {
		String[] script = { "SELECT count(*) INTO @total FROM account", "INSERT INTO result VALUES (@total)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script));
		this.jdbc.sql("CREATE TABLE result (total int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("the value of its variable went with the session");
	}

	@Test
	void whatIsConstantOrNotUsedYetIsSetAgain() {
		String[] script = { "SET @name = 'it''s', @factor := 2", "INSERT INTO account VALUES (3)",
				"SET @total = (SELECT count(*) FROM account)", "INSERT INTO result VALUES (@total * @factor)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script));
		this.jdbc.sql("CREATE TABLE result (total int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT total FROM result").query(Integer.class).single()).isEqualTo(6);
	}

	@Test
	void aStatementBehindSettingsOfItsOwnIsNotDoneAgain() {
		String[] script = { "SET STATEMENT sql_mode = '' FOR INSERT INTO account VALUES (3)",
				"SET STATEMENT max_statement_time = 60 FOR CREATE TABLE made (id int)",
				"INSERT INTO result VALUES (1)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("2 statements took effect.");
		this.jdbc.sql("CREATE TABLE result (total int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM account ORDER BY id").query(Integer.class).list()).containsExactly(1,
				2, 3);
	}

	@Test
	void theNumberOfARowIsThatOfTheScript() {
		this.jdbc.sql("CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 700").update();

		upgrade("INSERT INTO customer VALUES ()", "INSERT INTO account VALUES (last_insert_id())",
				"ALTER TABLE account ADD COLUMN name varchar(10)", "SET @customer = LAST_INSERT_ID()",
				"INSERT INTO account (id) VALUES (@customer)", "INSERT INTO account (id) SELECT @@identity + 1");

		assertThat(this.jdbc.sql("SELECT id FROM account ORDER BY id").query(Integer.class).list()).containsExactly(1,
				2, 700, 700, 701);
	}

	@Test
	void theNumberOfARowOfAnEarlierRunIsRefused() {
		this.jdbc.sql("CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 700").update();
		String[] script = { "INSERT INTO customer VALUES ()", "SET @customer = LAST_INSERT_ID()",
				"INSERT INTO result VALUES (@customer)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result VALUES (@customer)', and the value of its"
					+ " variable went with the session of the earlier run");
		assertThat(this.jdbc.sql("SELECT count(*) FROM result").query(Long.class).single()).isZero();
	}

	@Test
	void theNumberAloneIsNamedWhereThereIsNoVariable() {
		this.jdbc.sql("CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY)").update();
		String[] script = { "INSERT INTO customer VALUES ()", "INSERT INTO result VALUES (LAST_INSERT_ID())" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script));
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("and the number that an earlier run was given for its row went with the session of"
					+ " that run. Insert both rows in one 'op.run', and put");
	}

	@Test
	void aRowWithoutANumberLeavesTheOneBefore() {
		this.jdbc.sql("CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 700").update();
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade("INSERT INTO customer VALUES ()", "INSERT INTO account VALUES (8)",
				"UPDATE account SET id = LAST_INSERT_ID(id + 1) WHERE false",
				"INSERT INTO result VALUES (LAST_INSERT_ID())");

		assertThat(this.jdbc.sql("SELECT id FROM result").query(Integer.class).list()).containsExactly(700);
	}

	@Test
	void aRowWithoutANumberDoesNotBringBackTheOneThatIsGone() {
		this.jdbc.sql("CREATE TABLE customer (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 700").update();
		String[] script = { "INSERT INTO customer VALUES ()", "INSERT INTO plain VALUES (1)",
				"INSERT INTO result VALUES (LAST_INSERT_ID())" };
		this.jdbc.sql("CREATE TABLE result (id int)").update();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script));
		this.jdbc.sql("CREATE TABLE plain (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("the number that an earlier run was given for its row");
		assertThat(this.jdbc.sql("SELECT count(*) FROM result").query(Long.class).single()).isZero();
	}

	@Test
	void aNumberThatIsSetIsNotRead() {
		this.jdbc.sql("CREATE TABLE counter (id int)").update();
		String[] script = { "INSERT INTO counter VALUES (5)", "INSERT INTO result VALUES (1)",
				"UPDATE counter SET id = LAST_INSERT_ID(id + 1)", "INSERT INTO result VALUES (LAST_INSERT_ID())" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM result ORDER BY id").query(Integer.class).list()).containsExactly(1,
				6);
	}

	@Test
	void settingBehindACommentIsMadeAgain() {
		String[] script = { "# keys\nSET SESSION group_concat_max_len = 7777",
				"/*!40103 SET @@div_precision_increment=7 */", "INSERT INTO account VALUES (3)",
				"INSERT INTO result VALUES (@@group_concat_max_len + @@div_precision_increment)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		upgrade(script);

		assertThat(this.jdbc.sql("SELECT id FROM result").query(Integer.class).list()).containsExactly(7784);
	}

	@Test
	void anExchangeOfAPartitionDoesNotWaitForItself() {
		upgrade("CREATE TABLE parted (id int) PARTITION BY RANGE (id) (PARTITION p VALUES LESS THAN (10))",
				"INSERT INTO parted VALUES (7)", "ALTER TABLE parted EXCHANGE PARTITION p WITH TABLE account");

		assertThat(this.jdbc.sql("SELECT id FROM parted ORDER BY id").query(Integer.class).list()).containsExactly(1,
				2);
		assertThat(this.jdbc.sql("SELECT id FROM account").query(Integer.class).list()).containsExactly(7);
	}

	@Test
	void rowsThatATemporaryTableWouldTakeFromAChangedOneAreMissed() {
		String[] script = { "CREATE TEMPORARY TABLE kept SELECT id FROM account", "DELETE FROM account",
				"INSERT INTO result SELECT id FROM kept", "DROP TEMPORARY TABLE kept" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result SELECT id FROM kept', and the rows of its"
					+ " temporary table went with the session of the earlier run.");
	}

	@Test
	void temporaryTableIsDroppedByTheRunThatGoesOn() {
		String[] script = { "CREATE TEMPORARY TABLE staged (id int)", "INSERT INTO staged VALUES (7)",
				"INSERT INTO account SELECT id FROM staged", "SELECT count(*) FROM result",
				"DROP TEMPORARY TABLE staged", "SELECT count(*) FROM other",
				"CREATE TEMPORARY TABLE staged SELECT 8 AS id", "INSERT INTO account SELECT id FROM staged" };
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
	void aSecondTryMakesSettingsBesideAVariableAgain() throws SQLException {
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		try (Connection holder = this.database.dataSource().getConnection();
				Statement statement = holder.createStatement();
				RetryWarnings warnings = new RetryWarnings(holder, 1)) {
			holder.setAutoCommit(false);
			statement.execute("SELECT * FROM account");
			upgrade("/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI_QUOTES' */",
					"ALTER TABLE account ADD COLUMN name varchar(10)", "INSERT INTO \"result\" VALUES (7)",
					"/*!40101 SET SQL_MODE=@OLD_SQL_MODE */");

			assertThat(warnings.texts()).hasSize(1);
		}

		assertThat(this.jdbc.sql("SELECT id FROM result").query(Integer.class).list()).containsExactly(7);
	}

	@Test
	void aVariableThatIsComputedBesideASettingIsRefused() {
		String[] script = { "SET sql_mode = '', @last = (SELECT max(id) FROM account)",
				"UPDATE account SET id = id + 10", "INSERT INTO result VALUES (@last)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("1 statement took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result VALUES (@last)'");
	}

	@Test
	void aVariableThatARoutineGaveBackInAnEarlierRunIsRefused() {
		this.jdbc.sql("CREATE PROCEDURE last_account(OUT last int) SELECT max(id) INTO last FROM account").update();
		String[] script = { "CALL last_account(@last)", "INSERT INTO account VALUES (5)",
				"INSERT INTO result VALUES (@last)" };
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("2 statements took effect.");
		this.jdbc.sql("CREATE TABLE result (id int)").update();

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(script))
			.withMessageContaining("was interrupted in 'INSERT INTO result VALUES (@last)'");
	}

	private void upgrade(String... statements) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "",
				(op) -> List.of(statements).forEach(op::execute), (op) -> {
				});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		StatementLimits limits = new StatementLimits(Duration.ofSeconds(1), Duration.ZERO, 3);
		MigrationDatabase migrated = new MigrationDatabase("default", this.database.dataSource(), new MariaDbDialect(),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		new MigrationRunner(history, migrated, TestRevisions.options().withPolicy(RunPolicy.DEFAULT.withLimits(limits)))
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
