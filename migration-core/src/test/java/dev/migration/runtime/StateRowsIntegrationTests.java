package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationRunner} where the database was told to do something else with
 * the rows of the tool.
 */
class StateRowsIntegrationTests {

	private static final LoadedRevision REVISION = TestRevisions.revision("a1", List.of(), "first",
			(op) -> op.execute("CREATE TABLE account (id bigint)"), (op) -> op.execute("DROP TABLE account"));

	private final TestDatabase database = Databases.postgreSql();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@BeforeEach
	void createTables() {
		runner(this.database.dataSource(), REVISION).ensureTables();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void versionRowThatATriggerTakesAwayIsMissed() {
		this.jdbc.sql("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
			.update();
		this.jdbc.sql("CREATE TRIGGER t BEFORE INSERT ON migration_version FOR EACH ROW EXECUTE FUNCTION nothing()")
			.update();

		assertThat(failure()).hasMessage("Revision 'a1' failed on upgrade of database 'default'."
				+ " 'public.migration_version' did not keep a row that was inserted: a trigger or a rule of the table takes it"
				+ " away. Drop that and run again. It was rolled back; the database is as it was before this revision.");
		assertThat(hasAccount()).isFalse();
	}

	@Test
	void historyRowThatARuleTakesAwayIsMissed() {
		this.jdbc.sql("CREATE RULE r AS ON INSERT TO migration_history DO INSTEAD NOTHING").update();

		RevisionFailedException failure = failure();

		assertThat(failure).hasMessageContaining("'public.migration_history' did not keep a row that was inserted:")
			.cause()
			.isInstanceOfSatisfying(StateRowLostException.class,
					(cause) -> assertThat(cause.table()).isEqualTo("public.migration_history"));
		assertThat(hasAccount()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void numbersThatAreBehindTheirRowsAreNamed(boolean transactional) {
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", transactional,
				(op) -> op.execute("CREATE TABLE other (id bigint)"), (op) -> op.execute("DROP TABLE other"));
		upgrade(this.database.dataSource(), REVISION);
		this.jdbc.sql("ALTER SEQUENCE migration_history_id_seq RESTART").update();
		String remedy = "SELECT setval(pg_get_serial_sequence('public.migration_history', 'id'), (SELECT max(id) FROM"
				+ " public.migration_history))";

		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> upgrade(this.database.dataSource(), REVISION, second))
			.withMessageStartingWith("Revision 'b2' failed on upgrade of database 'default'. The numbers of"
					+ " 'public.migration_history' are behind its rows, as logical replication leaves them. Set them, and"
					+ " run again: " + remedy + "; ")
			.withCauseInstanceOf(HistoryNumbersException.class);
		this.jdbc.sql(remedy).query().singleValue();
		upgrade(this.database.dataSource(), REVISION, second);

		assertThat(this.jdbc.sql("SELECT version_num FROM migration_version").query(String.class).single())
			.isEqualTo("b2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb" })
	void poolThatIsReadOnlyIsNamed(String dialect) {
		try (TestDatabase empty = dialect.equals("mariadb") ? Databases.mariaDb() : Databases.postgreSql()) {
			DataSource reading = new DelegatingDataSource(empty.dataSource()) {

				@Override
				public Connection getConnection() throws SQLException {
					Connection connection = super.getConnection();
					connection.setReadOnly(true);
					return connection;
				}

			};
			MigrationHistory history = MigrationHistory.of(List.of(REVISION));
			MigrationRunner runner = new MigrationRunner(history, new MigrationDatabase("default", reading,
					Dialects.named(dialect), null, MigrationDatabase.DEFAULT_VERSION_TABLE), TestRevisions.options());

			assertThatExceptionOfType(ReadOnlyDatabaseException.class)
				.isThrownBy(() -> runner.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
				.withMessage("Database 'default' is read-only: its connections say so, as with"
						+ " 'spring.datasource.hikari.read-only=true'. Migrate the primary server: set 'migration.url' or"
						+ " 'migration.host'. Nothing was changed.");
		}
	}

	@Test
	void connectionThatIsLostIsNoMissingRight() {
		this.jdbc.sql("DROP TABLE migration_version, migration_history").update();
		String point = "";
		for (int crash = 1; !point.contains("CREATE TABLE"); crash++) {
			CrashingDataSource dataSource = new CrashingDataSource(this.database.dataSource(), crash, false)
				.everywhere();

			assertThatExceptionOfType(DatabaseUnavailableException.class)
				.isThrownBy(() -> runner(dataSource, REVISION).ensureTables())
				.withMessage("Database 'default' cannot be reached: the connection is lost");
			point = dataSource.point();
		}
	}

	@Test
	void rowsThatAreHiddenAreNotTakenForNone() {
		LoadedRevision data = TestRevisions.revision("a1", List.of(), "first",
				(op) -> op.execute("CREATE TABLE IF NOT EXISTS account (id bigint)"), (op) -> {
				});
		upgrade(this.database.dataSource(), data);
		String role = this.database.name() + "_role";
		this.jdbc.sql("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'").update();
		try {
			this.jdbc.sql("GRANT ALL ON SCHEMA public TO " + role).update();
			this.jdbc.sql("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role).update();
			this.jdbc.sql("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + role).update();
			this.jdbc.sql("ALTER TABLE migration_version ENABLE ROW LEVEL SECURITY").update();
			this.jdbc.sql("ALTER TABLE migration_history ENABLE ROW LEVEL SECURITY").update();
			DataSource user = new DriverManagerDataSource(this.database.url(), role, "secret");

			HiddenVersionRowsException failure = catchThrowableOfType(HiddenVersionRowsException.class,
					() -> upgrade(user, data));

			assertThat(failure)
				.hasMessage("Row security is on for 'public.migration_version' of database 'default', and"
						+ " shows no rows to this user: nobody can tell whether there are none. Nothing was changed. Migrate as"
						+ " the owner of the table, or switch it off: 'ALTER TABLE public.migration_version DISABLE ROW LEVEL"
						+ " SECURITY' (for the history as well).");
			assertThat(failure.table()).isEqualTo("public.migration_version");
			upgrade(this.database.dataSource(), data);
		}
		finally {
			this.jdbc.sql("DROP OWNED BY " + role).update();
			this.jdbc.sql("DROP ROLE " + role).update();
		}
	}

	private RevisionFailedException failure() {
		return catchThrowableOfType(RevisionFailedException.class, () -> upgrade(this.database.dataSource(), REVISION));
	}

	private boolean hasAccount() {
		return this.jdbc.sql("SELECT to_regclass('account') IS NOT NULL").query(Boolean.class).single();
	}

	private static void upgrade(DataSource dataSource, LoadedRevision... revisions) {
		MigrationHistory history = MigrationHistory.of(List.of(revisions));
		runner(dataSource, revisions).run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private static MigrationRunner runner(DataSource dataSource, LoadedRevision... revisions) {
		return new MigrationRunner(MigrationHistory.of(List.of(revisions)), TestRevisions.database(dataSource),
				TestRevisions.options());
	}

}
