package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a revision that no transaction holds does after the connection was lost before and
 * after each single statement and commit: the next run ends where an undisturbed run
 * does, with nothing carried out twice and nothing lost, and asks nobody.
 */
abstract class CrashResumeSuite {

	/**
	 * The ordinary build tries some of the points, {@code -Dcrash.step=1} all.
	 */
	private static final int STEP = Integer.getInteger("crash.step", 9);

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	abstract TestDatabase createDatabase();

	@Test
	void batchAndColumnsSurvive() {
		assertSurvives((op) -> {
			op.batch("account", (table) -> {
				table.alterColumn("name", change().renameTo("label").type(varchar(80)).notNull().defaultValue("none"));
				table.addColumn(column("note", varchar(20)));
				table.createIndex(index("label").named("ix_account_label"));
			});
			op.alterColumn("account", "label", change().nullable().noDefault().renameTo("title"));
			op.dropColumn("account", "price");
		});
	}

	@Test
	void dataIsNeitherLostNorRepeated() {
		assertSurvives((op) -> {
			op.execute("INSERT INTO trace (id, step) VALUES (11, 1)");
			op.createTable("extra", column("id", bigint()).notNull(), primaryKey("id"));
			op.execute("UPDATE trace SET step = step + 1");
			op.execute("CREATE TABLE raw_table (id int)");
			op.execute("ALTER TABLE raw_table ADD COLUMN note varchar(20)");
			op.bulkInsert("trace", List.of("id", "step"), List.of(List.of(21, 5), List.of(22, 6)));
			op.execute("DROP TABLE raw_table");
		});
	}

	@Test
	void foreignKeysThatStepAsideSurvive() {
		assertSurvives((op) -> {
			op.createTable("child", column("id", bigint()).notNull(), column("account_id", bigint()), primaryKey("id"),
					foreignKey("account_id").references("account", "id").named("fk_child_account"));
			op.createIndex("child", index("account_id").named("ix_child_account"));
			op.alterColumn("account", "name", change().type(varchar(90)));
			op.renameTable("child", "kid");
			op.dropConstraint("kid", "fk_child_account");
			op.dropIndex("kid", "ix_child_account");
			op.dropTable("kid");
		});
	}

	@Test
	void replacedObjectsSurvive() {
		assertSurvives((op) -> {
			op.createOrReplace(view("v", "SELECT id, name FROM account"));
			op.createOrReplace(view("v", "SELECT name FROM account"));
			op.createOrReplace(view("w", "SELECT id FROM account"));
			op.drop(view("other"));
		});
	}

	@Test
	void downgradeSurvives() {
		assertSurvives(false, (op) -> {
			op.createOrReplace(view("v", "SELECT id, name FROM account"));
			op.addColumn("account", column("note", varchar(20)));
		}, (op) -> {
			op.dropColumn("account", "note");
			op.restore(view("v"));
			op.alterColumn("account", "name", change().notNull().type(varchar(90)).renameTo("label"));
		}, true);
	}

	@Test
	void workInATransactionIsDoneOnce() {
		assertSurvives(true, (op) -> {
			op.createTable("extra", column("id", bigint()).notNull(), primaryKey("id"));
			op.run("count", (jdbc) -> {
				jdbc.sql("UPDATE trace SET step = step * 3").update();
				jdbc.sql("INSERT INTO extra SELECT id FROM trace").update();
			});
			op.execute("UPDATE trace SET step = step + 1");
		}, NOTHING, false);
	}

	@Test
	void whatTheScriptTakesBackStaysTakenBack() {
		assertSurvives((op) -> {
			op.execute("BEGIN");
			op.execute("INSERT INTO trace (id, step) VALUES (31, 1)");
			op.execute("UPDATE trace SET step = step + 1");
			op.execute("ROLLBACK");
			op.execute("UPDATE trace SET step = step + 10");
			op.execute("BEGIN");
			op.execute("INSERT INTO trace (id, step) VALUES (32, 1)");
			op.execute("SAVEPOINT middle");
			op.execute("UPDATE trace SET step = step + 100");
			op.execute("ROLLBACK TO SAVEPOINT middle");
			op.execute("UPDATE trace SET step = step + 1000");
			op.execute("COMMIT");
			op.execute("UPDATE trace SET step = step + 10000");
		});
	}

	@Test
	void dataBehindATableOfTheSameTransactionSurvives() {
		assertSurvives((op) -> {
			op.execute("BEGIN");
			op.execute("UPDATE trace SET step = step + 1");
			op.execute("CREATE TABLE extra (id int)");
			op.execute("UPDATE trace SET step = step + 10");
			op.execute("INSERT INTO extra VALUES (1)");
			op.execute("UPDATE trace SET step = step + 100 WHERE (SELECT count(*) FROM extra) = 1");
			op.execute("COMMIT");
			op.execute("UPDATE trace SET step = step + 1000 WHERE (SELECT count(*) FROM extra) = 1");
		});
	}

	final void assertSurvives(Consumer<Operations> upgrade) {
		assertSurvives(false, upgrade, NOTHING, false);
	}

	final void assertSurvives(boolean transactional, Consumer<Operations> upgrade, Consumer<Operations> downgrade,
			boolean down) {
		List<LoadedRevision> revisions = List.of(start(),
				TestRevisions.revision("b2", List.of("a1"), "second", transactional, upgrade, downgrade));
		int points;
		Outcome undisturbed;
		try (TestDatabase database = prepared(revisions, down)) {
			CrashingDataSource dataSource = new CrashingDataSource(database.dataSource(), 0, false);
			run(revisions, database, dataSource, down);
			points = dataSource.points();
			undisturbed = outcome(database, revisions, down);
		}
		assertThat(points).isPositive();
		for (int crash = 1 + points % STEP; crash <= 2 * points; crash += STEP) {
			try (TestDatabase database = prepared(revisions, down)) {
				CrashingDataSource failing = new CrashingDataSource(database.dataSource(), (crash + 1) / 2,
						crash % 2 == 0);
				Throwable lost = catchThrowable(() -> run(revisions, database, failing, down));
				assertThat(failing.isCrashed()).as("point %s of %s", crash, 2 * points).isTrue();
				assertThat(lost).isNotNull();

				Throwable failure = catchThrowable(
						() -> run(revisions, database, new CrashingDataSource(database.dataSource(), 0, false), down));

				assertThat(failure).as("the run after point %s, '%s'", crash, failing.point()).isNull();
				Outcome outcome = outcome(database, revisions, down);
				assertThat(outcome.trace()).as("data after point %s, '%s'", crash, failing.point())
					.isEqualTo(undisturbed.trace());
				assertThat(outcome.effective()).as("history after point %s, '%s'", crash, failing.point())
					.isEqualTo(undisturbed.effective());
				assertThat(outcome.schema()).as("schema after point %s, '%s'", crash, failing.point())
					.isEqualTo(undisturbed.schema());
			}
		}
	}

	private static LoadedRevision start() {
		return TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.createTable("account", column("id", bigint()).notNull(), column("name", varchar(40)),
					column("amount", integer()), column("price", integer()), primaryKey("id"));
			op.createTable("trace", column("id", bigint()).notNull(), column("step", integer()), primaryKey("id"));
			op.bulkInsert("trace", List.of("id", "step"), List.of(List.of(1, 1)));
			op.createOrReplace(view("v", "SELECT id FROM account"));
			op.createOrReplace(view("other", "SELECT 1 AS one"));
		}, NOTHING);
	}

	private TestDatabase prepared(List<LoadedRevision> revisions, boolean down) {
		TestDatabase database = createDatabase();
		run(down ? revisions : revisions.subList(0, 1), database,
				new CrashingDataSource(database.dataSource(), 0, false), false);
		return database;
	}

	private static void run(List<LoadedRevision> revisions, TestDatabase database, CrashingDataSource dataSource,
			boolean down) {
		MigrationHistory history = MigrationHistory.of(revisions);
		MigrationRunner runner = new MigrationRunner(history, database(database, dataSource),
				TestRevisions.options(dataSource));
		runner.run((heads) -> down ? history.map().downgrade(heads, RevisionTarget.revision("a1"))
				: history.map().upgrade(heads, RevisionTarget.HEADS));
		assertThat(runner.state().rows())
			.isEqualTo(Heads.of(down ? "a1" : revisions.get(revisions.size() - 1).node().id()));
	}

	private static MigrationDatabase database(TestDatabase database, DataSource dataSource) {
		return new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(database.url()), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private Outcome outcome(TestDatabase database, List<LoadedRevision> revisions, boolean down) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		List<String> trace = new ArrayList<>(
				jdbc.sql("SELECT concat(id, ':', step) FROM trace ORDER BY id").query(String.class).list());
		List<String> effective = jdbc
			.sql("SELECT concat(revision, ' ', direction, ' ', checksum, ' ', coalesce(downgrade_hash, ''), ' ',"
					+ " coalesce(replaced, '')) FROM migration_history WHERE event = 'APPLIED' ORDER BY id")
			.query(String.class)
			.list();
		MigrationRunner runner = new MigrationRunner(MigrationHistory.of(revisions),
				database(database, database.dataSource()), TestRevisions.options());
		assertThat(runner.unfinished()).isEmpty();
		return new Outcome(schema(database), trace, effective);
	}

	private static SchemaModel schema(TestDatabase database) {
		try (MigrationSession session = MigrationSession.open(database(database, database.dataSource()))) {
			return SessionSchemas.of(session, List.of(), Set.of()).read();
		}
	}

	/**
	 * What a run leaves behind.
	 *
	 * @param schema the schema
	 * @param trace what data work has done
	 * @param effective what is written down as carried out
	 */
	private record Outcome(SchemaModel schema, List<String> trace, List<String> effective) {

	}

}
