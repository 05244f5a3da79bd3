package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationSession#beginStep()}: a revision finds the session as a run
 * does that begins with it, wherever the run before was cut.
 */
class StepSettingsIntegrationTests {

	private static final Consumer<Operations> SETTING = (op) -> {
		op.execute("SET check_function_bodies = off");
		op.execute("-- who\nSET ROLE pg_monitor");
		op.execute("RESET ROLE");
		op.execute("SELECT set_config('work_mem', '1234kB', false)");
		op.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE");
	};

	private static final Consumer<Operations> KEEPING = (op) -> op
		.execute("CREATE TABLE kept AS SELECT current_setting('check_function_bodies') || ' '"
				+ " || (current_setting('work_mem') <> '1234kB') || ' ' || current_setting('transaction_isolation')"
				+ " || ' ' || (current_user = session_user) || ' ' || current_setting('application_name') AS value");

	private static final String UNTOUCHED = "on true read committed true migration 1.2.3 on host-1";

	@Test
	void settingsOfARevisionDoNotReachTheNext() {
		assertThat(kept(TransactionMode.PER_REVISION, true, SETTING)).isEqualTo(UNTOUCHED);
	}

	@Test
	void settingsDoNotReachTheNextInOneTransaction() {
		Consumer<Operations> script = (op) -> {
			op.execute("SET check_function_bodies = off");
			op.execute("SET LOCAL ROLE pg_monitor");
			op.execute("SET LOCAL work_mem = '1234kB'");
			op.execute("RESET ROLE");
		};

		assertThat(kept(TransactionMode.PER_RUN, true, script)).isEqualTo(UNTOUCHED);
	}

	@Test
	void settingsOfARevisionWithoutTransactionDoNotReachTheNext() {
		assertThat(kept(TransactionMode.PER_REVISION, false, SETTING)).isEqualTo(UNTOUCHED);
	}

	@Test
	void settingsOfWorkDoNotReachTheNext() {
		assertThat(kept(TransactionMode.PER_REVISION, true,
				(op) -> op.run("set", (jdbc) -> jdbc.sql("SET check_function_bodies = off").update())))
			.isEqualTo(UNTOUCHED);
	}

	@Test
	void roleOfARevisionDoesNotReachTheNext() {
		Consumer<Operations> script = (op) -> {
			op.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO pg_monitor");
			op.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO pg_monitor");
			op.execute("SET ROLE pg_monitor");
		};

		assertThat(kept(TransactionMode.PER_REVISION, true, script)).isEqualTo(UNTOUCHED);
	}

	@Test
	void temporaryTableHidesNothingFromTheNext() {
		try (TestDatabase database = Databases.postgreSql()) {
			assertHidesNothing(database);
		}
	}

	@Test
	void temporaryTableOfMariaDbHidesNothingFromTheNext() {
		try (TestDatabase database = Databases.mariaDb()) {
			assertHidesNothing(database);
		}
	}

	private static void assertHidesNothing(TestDatabase database) {
		JdbcClient.create(database.dataSource()).sql("CREATE TABLE kept (value varchar(9))").update();
		Consumer<Operations> hiding = (op) -> op.execute("CREATE TEMPORARY TABLE kept (value varchar(9))");

		run(database, RunPolicy.DEFAULT,
				List.of(revision("a1", List.of(), true, hiding),
						revision("b2", List.of("a1"), true, (op) -> op.execute("INSERT INTO kept VALUES ('here')")),
						revision("c3", List.of("b2"), true, hiding)));

		assertThat(value(database)).isEqualTo("here");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			true  | SET app.tenant = 'north'
			false | SET app.tenant = 'north'
			true  | SET SESSION "app"."tenant" TO north
			true  | SELECT set_config('app.tenant', 'north', false)
			false | /* who */ SELECT set_config( 'app.tenant', 'north', false)
			true  | DO $$ BEGIN PERFORM set_config('app.tenant', 'north', false); END $$
			true  | DO $$ BEGIN RESET app.name; SET app.tenant = 'north'; END $$
			""")
	void settingOfAnApplicationReachesNobodyElse(boolean transactional, String setting) throws SQLException {
		try (TestDatabase database = Databases.postgreSql()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(database.dataSource().getConnection(),
					true);
			JdbcClient jdbc = JdbcClient.create(pool);
			try {
				jdbc.sql("SELECT set_config('app.name', 'shop', false)").query().singleValue();
				jdbc.sql("CREATE TABLE kept (value varchar(20))").update();
				Consumer<Operations> keeping = (op) -> op.execute("INSERT INTO kept VALUES (coalesce(current_setting("
						+ "'app.tenant', true), '') || ' ' || current_setting('app.name'))");

				run(database, pool, RunPolicy.DEFAULT, List.of(revision("a1", List.of(), transactional, (op) -> {
					op.execute(setting);
					op.execute("SET app.name = 'migration'");
					keeping.accept(op);
				}), revision("b2", List.of("a1"), transactional, keeping)));

				assertThat(jdbc.sql("SELECT value FROM kept").query(String.class).list())
					.containsExactly("north migration", " shop");
				assertThat(jdbc.sql("SELECT current_setting('app.tenant') || ' ' || current_setting('app.name')")
					.query(String.class)
					.single()).isEqualTo(" shop");
			}
			finally {
				pool.destroy();
			}
		}
	}

	@Test
	void settingOfALibraryThatIsLoadedBehindItIsSetBack() throws SQLException {
		try (TestDatabase database = Databases.postgreSql()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(database.dataSource().getConnection(),
					true);
			JdbcClient jdbc = JdbcClient.create(pool);
			try {
				run(database, pool, RunPolicy.DEFAULT, List.of(revision("a1", List.of(), true, (op) -> {
					op.execute("SET plpgsql.variable_conflict = 'use_column'");
					op.execute("DO 'BEGIN END'");
				}), revision("b2", List.of("a1"), true, (op) -> op
					.execute("CREATE TABLE kept AS SELECT current_setting('plpgsql.variable_conflict') AS value"))));

				assertThat(value(database)).isEqualTo("error");
				assertThat(jdbc.sql("SELECT current_setting('plpgsql.variable_conflict')").query(String.class).single())
					.isEqualTo("error");
			}
			finally {
				pool.destroy();
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT 1                                        | DO 'BEGIN END'
			SET plpgsql.variable_conflict = 'use_variable'  | DO 'BEGIN END'
			DO 'BEGIN END'                                  | SET plpgsql.variable_conflict = 'use_variable'
			""")
	void settingOfALibraryThatThePoolHasMadeStays(String first, String second) throws SQLException {
		try (TestDatabase database = Databases.postgreSql()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(database.dataSource().getConnection(),
					true);
			JdbcClient jdbc = JdbcClient.create(pool);
			try {
				jdbc.sql("SET plpgsql.variable_conflict = 'use_column'").update();
				run(database, pool, RunPolicy.DEFAULT, List.of(revision("a1", List.of(), true, (op) -> {
					op.execute(first);
					op.execute(second);
				}), revision("b2", List.of("a1"), true, (op) -> op
					.execute("CREATE TABLE kept AS SELECT current_setting('plpgsql.variable_conflict') AS value"))));

				assertThat(value(database)).isEqualTo("use_column");
				assertThat(jdbc.sql("SELECT current_setting('plpgsql.variable_conflict')").query(String.class).single())
					.isEqualTo("use_column");
			}
			finally {
				pool.destroy();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TransactionMode.class)
	void settingOfATransactionIsNotTakenForThatOfTheSession(TransactionMode mode) {
		Consumer<Operations> keeping = (op) -> op
			.execute("CREATE TABLE kept AS SELECT current_setting('app.tenant') AS value");

		try (TestDatabase database = Databases.postgreSql()) {
			run(database, RunPolicy.DEFAULT.withTransaction(mode), List.of(revision("a1", List.of(), true, (op) -> {
				op.execute("SET LOCAL app.tenant = 'local'");
				op.execute("SET \"App\".Tenant = 'north'");
			}), revision("b2", List.of("a1"), true, keeping)));

			assertThat(value(database)).isEmpty();
		}
	}

	@Test
	void temporaryTableDoesNotStayInThePool() throws SQLException {
		try (TestDatabase database = Databases.postgreSql()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(database.dataSource().getConnection(),
					true);
			try {
				run(database, pool, RunPolicy.DEFAULT, List.of(revision("a1", List.of(), true,
						(op) -> op.execute("CREATE TEMPORARY TABLE kept (value varchar(9))"))));

				assertThat(
						JdbcClient.create(pool).sql("SELECT to_regclass('kept') IS NULL").query(Boolean.class).single())
					.isTrue();
			}
			finally {
				pool.destroy();
			}
		}
	}

	@Test
	void mariaDbChecksKeysAgain() {
		try (TestDatabase database = Databases.mariaDb()) {
			run(database, RunPolicy.DEFAULT,
					List.of(revision("a1", List.of(), true, (op) -> op.execute("SET foreign_key_checks = 0")),
							revision("b2", List.of("a1"), true,
									(op) -> op.execute("CREATE TABLE kept AS SELECT @@foreign_key_checks AS value"))));

			assertThat(value(database)).isEqualTo("1");
		}
	}

	@Test
	void mariaDbNumbersRowsAsBefore() {
		try (TestDatabase database = Databases.mariaDb()) {
			run(database, RunPolicy.DEFAULT, List.of(
					revision("a1", List.of(), true, StepSettingsIntegrationTests::setForBulkWork),
					revision("b2", List.of("a1"), true,
							(op) -> op.execute("CREATE TABLE kept AS SELECT concat_ws(' ',"
									+ " @@auto_increment_increment, @@auto_increment_offset, @@div_precision_increment,"
									+ " @@innodb_strict_mode, @@max_recursive_iterations,"
									+ " @@system_versioning_alter_history) AS value"))));

			assertThat(value(database)).isEqualTo("1 1 4 ON 1000 ERROR");
		}
	}

	private static void setForBulkWork(Operations op) {
		op.execute("SET SESSION auto_increment_increment = 10, auto_increment_offset = 3");
		op.execute("SET SESSION div_precision_increment = 9, innodb_strict_mode = 0");
		op.execute("SET SESSION max_recursive_iterations = 9999999, system_versioning_alter_history = KEEP");
	}

	@Test
	void connectionOfMariaDbThatWasMadeReadOnlyTakesChangesAgain() throws SQLException {
		try (TestDatabase database = Databases.mariaDb()) {
			SingleConnectionDataSource pool = new SingleConnectionDataSource(database.dataSource().getConnection(),
					true);
			try {
				assertThatExceptionOfType(RevisionFailedException.class)
					.isThrownBy(() -> run(database, pool, RunPolicy.DEFAULT, List
						.of(revision("a1", List.of(), true, (op) -> op.execute("SET SESSION TRANSACTION READ ONLY")))));

				assertThat(JdbcClient.create(pool).sql("SELECT @@tx_read_only").query(Boolean.class).single())
					.isFalse();
			}
			finally {
				pool.destroy();
			}
		}
	}

	private static String kept(TransactionMode mode, boolean transactional, Consumer<Operations> script) {
		try (TestDatabase database = Databases.postgreSql()) {
			run(database, RunPolicy.DEFAULT.withTransaction(mode),
					List.of(revision("a1", List.of(), transactional, script),
							revision("b2", List.of("a1"), transactional, KEEPING)));
			return value(database);
		}
	}

	private static LoadedRevision revision(String id, List<String> parents, boolean transactional,
			Consumer<Operations> script) {
		return TestRevisions.revision(id, parents, id, transactional, script, (op) -> {
		});
	}

	private static void run(TestDatabase database, RunPolicy policy, List<LoadedRevision> revisions) {
		run(database, database.dataSource(), policy, revisions);
	}

	private static void run(TestDatabase database, DataSource dataSource, RunPolicy policy,
			List<LoadedRevision> revisions) {
		MigrationHistory history = MigrationHistory.of(revisions);
		new MigrationRunner(history,
				new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(database.url()), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options().withPolicy(policy))
			.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private static String value(TestDatabase database) {
		return JdbcClient.create(database.dataSource()).sql("SELECT value FROM kept").query(String.class).single();
	}

}
