package dev.migration.reflection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Moment} and for what {@link PostgreSqlReflection} does with it:
 * whether a schema is still what was read.
 */
class MomentIntegrationTests {

	private static final int ATTEMPTS = 10;

	private TestDatabase database;

	private Connection connection;

	private Connection other;

	@BeforeEach
	void createDatabase() throws SQLException {
		this.database = TestDatabase.create();
		this.connection = this.database.dataSource().getConnection();
		this.other = this.database.dataSource().getConnection();
		execute(this.connection, "CREATE TABLE t (id integer)", "CREATE INDEX t_id ON t (id)");
	}

	@AfterEach
	void dropDatabase() throws SQLException {
		this.connection.close();
		this.other.close();
		this.database.close();
	}

	@Test
	void schemaIsStillWhatItWasByOneQuery() {
		assertThat(inOneOfManyAttempts(() -> executionsOfIsStill(() -> {
		}) == 1)).isTrue();
	}

	@Test
	void schemaIsStillWhatItWasByOneQueryAfterOthersRolledBack() {
		assertThat(inOneOfManyAttempts(() -> executionsOfIsStill(() -> {
			transaction("CREATE TABLE gone (id integer)", "SAVEPOINT s", "CREATE TABLE gone_too (id integer)");
			rollback();
			execute(this.connection, "BEGIN", "CREATE TEMPORARY TABLE probe (id integer)", "ROLLBACK");
		}) == 1)).isTrue();
	}

	@Test
	void everythingIsReadAgainAfterSomebodyCommitted() {
		assertThat(executionsOfIsStill(() -> execute(this.other, "INSERT INTO t VALUES (1)"))).isGreaterThan(5);
	}

	@Test
	void changesAreSeen() {
		for (String change : new String[] { "DROP INDEX t_id", "ALTER TABLE t ADD COLUMN n integer",
				"COMMENT ON TABLE t IS 'another'", "ALTER TABLE t RENAME TO u", "DROP TABLE u" }) {
			PostgreSqlReflection reflection = reflection(this.connection);
			SchemaModel model = reflection.read();
			execute(this.other, change);

			assertThat(reflection.isStill(model)).as(change).isFalse();
		}
	}

	@Test
	void transactionThatWasOpenBeforeIsSeenOnceItIsCommitted() throws SQLException {
		transaction("CREATE SEQUENCE ends_last");
		execute(this.connection, "CREATE SEQUENCE ends_first");
		Moment before = moment(this.connection);

		assertThat(inOneOfManyAttempts(() -> lasts(moment(this.connection)))).isTrue();
		this.other.commit();

		assertThat(before.lasts(this.connection)).isFalse();
	}

	@Test
	void transactionWithinAnotherOneIsSeenOnceThatIsCommitted() throws SQLException {
		Moment before = moment(this.connection);
		transaction("SAVEPOINT s", "CREATE SEQUENCE a", "RELEASE SAVEPOINT s");

		execute(this.connection, "BEGIN", "CREATE SEQUENCE b", "ROLLBACK");
		assertThat(before.lasts(this.connection)).isFalse();
		Moment meanwhile = moment(this.connection);
		this.other.commit();

		assertThat(meanwhile.lasts(this.connection)).isFalse();
	}

	@Test
	void manyTransactionsAreTakenForAChangeWhateverBecameOfThem() throws SQLException {
		Moment before = moment(this.connection);
		execute(this.connection, """
				DO $$ BEGIN
					FOR i IN 1..1100 LOOP
						PERFORM pg_current_xact_id();
						ROLLBACK;
					END LOOP;
				END $$""");

		assertThat(before.lasts(this.connection)).isFalse();
	}

	@Test
	void everythingIsReadAgainWithinATransactionOfTheCaller() throws SQLException {
		this.connection.setAutoCommit(false);

		assertThat(executionsOfIsStill(() -> {
		})).isGreaterThan(5);
	}

	@Test
	void anotherModelIsCompared() {
		PostgreSqlReflection reflection = reflection(this.connection);
		SchemaModel model = reflection.read();

		assertThat(reflection.isStill(SchemaModel.EMPTY)).isFalse();
		assertThat(reflection.isStill(model.withSequences(model.sequences()))).isTrue();
	}

	/**
	 * The server cleans up by itself, at times between any two queries.
	 */
	private static boolean inOneOfManyAttempts(BooleanSupplier attempt) {
		return IntStream.range(0, ATTEMPTS).anyMatch((number) -> attempt.getAsBoolean());
	}

	private int executionsOfIsStill(Runnable meanwhile) {
		CountingConnection counting = new CountingConnection(this.connection);
		PostgreSqlReflection reflection = reflection(counting.connection());
		SchemaModel model = reflection.read();
		meanwhile.run();
		int before = counting.executions();

		assertThat(reflection.isStill(model)).isTrue();
		return counting.executions() - before;
	}

	private static Moment moment(Connection connection) {
		try (PinnedTransaction transaction = PinnedTransaction.snapshot(connection, "public")) {
			return transaction.moment().orElseThrow();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean lasts(Moment moment) {
		try {
			return moment.lasts(this.connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PostgreSqlReflection reflection(Connection connection) {
		return new PostgreSqlReflection(connection, new PostgreSqlDialect(), SchemaScope.of("public"));
	}

	private void transaction(String... statements) {
		try {
			this.other.setAutoCommit(false);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		execute(this.other, statements);
	}

	private void rollback() {
		try {
			this.other.rollback();
			this.other.setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void execute(Connection connection, String... statements) {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
