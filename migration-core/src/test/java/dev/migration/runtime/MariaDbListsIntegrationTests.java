package dev.migration.runtime;

import java.util.List;

import javax.sql.DataSource;

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
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Statements of MariaDB about several tables that were interrupted. MariaDB (11.4) drops
 * table by table and renames all or none.
 */
class MariaDbListsIntegrationTests {

	private static final String DROP = "DROP TABLE a, b";

	private static final String RENAME = "RENAME TABLE a TO c, b TO d";

	private TestDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void create() {
		this.database = Databases.mariaDb();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		createTables();
	}

	private void createTables() {
		this.jdbc.sql("CREATE TABLE a (id int)").update();
		this.jdbc.sql("CREATE TABLE b (id int, other int)").update();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void tablesThatAreAllThereAreDropped() {
		interrupt(DROP);
		createTables();

		upgrade(DROP, this.database.dataSource());

		assertThat(tables()).isEmpty();
	}

	@Test
	void tablesOneOfWhichIsDroppedAreLeftToAPerson() {
		interrupt(DROP);
		// As a server leaves it that ends between the two
		createTables();
		this.jdbc.sql("DROP TABLE a").update();

		assertUnclear(DROP, "it may have taken effect in part. Put the database right by hand and 'stamp' the revision"
				+ " that it is at then.");
		assertThat(tables()).containsExactly("b");
	}

	@Test
	void tablesThatAreAllDroppedAreLeftToAPersonToo() {
		interrupt(DROP);
		assertThat(tables()).isEmpty();

		assertUnclear(DROP, "it may have taken effect in part. Put the database right by hand and 'stamp' the revision"
				+ " that it is at then.");
	}

	@Test
	void tablesThatWereRenamedAreNotRenamedAgain() {
		interrupt(RENAME);
		assertThat(tables()).containsExactly("c", "d");

		upgrade(RENAME, this.database.dataSource());

		assertThat(tables()).containsExactly("c", "d");
	}

	@Test
	void namesThatMayHaveBeenSwappedAreLeftToAPerson() {
		interrupt(RENAME);
		this.jdbc.sql("RENAME TABLE c TO a, d TO b").update();

		assertUnclear(RENAME, "the catalogs do not show whether it took effect. Put the database right by hand and"
				+ " 'stamp' the revision that it is at then.");
		assertThat(tables()).containsExactly("a", "b");
	}

	private void assertUnclear(String sql, String reason) {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> upgrade(sql, this.database.dataSource()))
			.withMessage("The upgrade of revision 'a1' on database 'default' was interrupted in '" + sql + "', and "
					+ reason);
	}

	/**
	 * Lose the connection behind the statement, before that is written down.
	 */
	private void interrupt(String sql) {
		CrashingDataSource crashing;
		int point = 0;
		do {
			this.jdbc.sql("DROP TABLE IF EXISTS migration_history, migration_version").update();
			crashing = new CrashingDataSource(this.database.dataSource(), ++point, true);
			run(sql, crashing);
			assertThat(crashing.isCrashed()).isTrue();
		}
		while (!crashing.point().endsWith(" " + sql));
	}

	private List<String> tables() {
		return this.jdbc
			.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = database()"
					+ " AND table_name NOT LIKE 'migration%' ORDER BY table_name")
			.query(String.class)
			.list();
	}

	private static void run(String sql, CrashingDataSource crashing) {
		assertThat(catchThrowable(() -> upgrade(sql, crashing))).isNotNull();
	}

	private static void upgrade(String sql, DataSource dataSource) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "", (op) -> op.execute(sql), (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		RunOptions options = TestRevisions.options();
		if (dataSource instanceof CrashingDataSource crashing) {
			options = options.withCallbacks(List.of(crashing));
		}
		new MigrationRunner(history,
				new MigrationDatabase("default", dataSource, new MariaDbDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				options)
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

}
