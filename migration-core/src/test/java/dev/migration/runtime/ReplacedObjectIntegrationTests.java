package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.ObjectSpec;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bodies that an upgrade replaces come back in the downgrade.
 */
class ReplacedObjectIntegrationTests {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	/**
	 * What every database does.
	 */
	abstract static class Suite {

		TestDatabase database;

		JdbcClient jdbc;

		abstract TestDatabase createDatabase();

		@BeforeEach
		void create() {
			this.database = createDatabase();
			this.jdbc = JdbcClient.create(this.database.dataSource());
		}

		@AfterEach
		void close() {
			// Without a server to be had the test is aborted before there is one
			if (this.database != null) {
				this.database.close();
			}
		}

		@Test
		void firstBodyThatWasReplacedComesBack() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();
			LoadedRevision revision = answers();

			upgrade(revision);
			assertThat(number("SELECT number FROM answer")).isEqualTo(3);
			assertThat(recordedDowngrade()).contains("1 AS ");

			downgrade(revision);
			assertThat(number("SELECT number FROM answer")).isEqualTo(1);
		}

		@Test
		void bodyOfTheLatestUpgradeCounts() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();
			LoadedRevision revision = answers();
			upgrade(revision);
			downgrade(revision);
			this.jdbc.sql("CREATE OR REPLACE VIEW answer AS SELECT 5 AS number").update();

			upgrade(revision);
			assertThat(number("SELECT number FROM answer")).isEqualTo(3);

			downgrade(revision);
			assertThat(number("SELECT number FROM answer")).isEqualTo(5);
		}

		@Test
		void viewThatWasNotThereIsDropped() {
			LoadedRevision revision = answers();
			upgrade(revision);
			assertThat(recordedDowngrade()).contains("DROP VIEW");

			downgrade(revision);

			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();
		}

		@Test
		void droppedViewComesBack() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();
			LoadedRevision revision = TestRevisions.revision("a1", List.of(), "drop", (op) -> op.drop(view("answer")),
					(op) -> op.restore(view("answer")));

			upgrade(revision);
			downgrade(revision);

			assertThat(number("SELECT number FROM answer")).isEqualTo(1);
		}

		@Test
		void whatAStampLeavesOutIsNotDropped() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 3 AS number").update();
			LoadedRevision revision = answers();
			stamp(revision);

			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> downgrade(revision))
				.havingCause()
				.isInstanceOf(ReplacedObjectUnknownException.class)
				.withMessage("The history does not say what the upgrade of revision 'a1' of 'Ra1' replaced as"
						+ " 'view answer': it did not replace that, or it was stamped; give the body before in its"
						+ " upgrade by 'createOrReplace(…, existing)', or use 'drop' instead of 'restore' if there was"
						+ " no such view.");
			assertThat(number("SELECT number FROM answer")).isEqualTo(3);
		}

		@Test
		void bodyThatTheScriptGivesNeedsNoHistory() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 3 AS number").update();
			LoadedRevision revision = TestRevisions.revision("a1", List.of(), "answers", (op) -> op
				.createOrReplace(view("answer", "SELECT 3 AS number"), view("answer", "SELECT 2 AS number")),
					(op) -> op.restore(view("answer")));
			stamp(revision);

			downgrade(revision);

			assertThat(number("SELECT number FROM answer")).isEqualTo(2);
		}

		@Test
		void runThatGoesOnKnowsWhatTheFirstReplaced() {
			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();
			LoadedRevision broken = TestRevisions.revision("a1", List.of(), "answers", false, (op) -> {
				op.createOrReplace(view("answer", "SELECT 2 AS number"));
				op.execute("SELECT no_such_function()");
			}, NOTHING);
			LoadedRevision mended = TestRevisions.revision("a1", List.of(), "answers", false, (op) -> {
				op.createOrReplace(view("answer", "SELECT 2 AS number"));
				op.createOrReplace(view("answer", "SELECT 3 AS number"));
			}, (op) -> op.restore(view("answer")));
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(broken));

			upgrade(mended);
			assertThat(number("SELECT number FROM answer")).isEqualTo(3);

			downgrade(mended);
			assertThat(number("SELECT number FROM answer")).isEqualTo(1);
		}

		@Test
		void textFindsTheBodyInEarlierRevisions() {
			LoadedRevision first = TestRevisions.revision("a1", List.of(), "one",
					(op) -> op.createOrReplace(view("answer", "SELECT 1 AS number")), (op) -> op.drop(view("answer")));
			LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "two",
					(op) -> op.createOrReplace(view("answer", "SELECT 2 AS number")),
					(op) -> op.restore(view("answer")));
			MigrationHistory history = MigrationHistory.of(List.of(first, second));

			List<String> statements = RecordedScript
				.of(history, second.node(), Direction.DOWNGRADE, database().dialect(),
						TestRevisions.options().scriptArguments())
				.statements();

			upgrade(first, second);
			statements.forEach((statement) -> this.jdbc.sql(statement).update());
			assertThat(number("SELECT number FROM answer")).isEqualTo(1);
			assertThat(text(history, Direction.UPGRADE)).contains("SELECT 2 AS number");
		}

		@Test
		void textWithoutTheBodyIsRefused() {
			MigrationHistory history = MigrationHistory.of(List.of(answers()));

			assertThatExceptionOfType(OpaqueWorkException.class).isThrownBy(() -> text(history, Direction.DOWNGRADE))
				.withMessage("Revision 'a1' of 'Ra1' cannot be written as SQL: 'restore' of 'view answer' needs to"
						+ " know what there was before the upgrade, if anything, and no operation before it tells; give it in the upgrade by 'createOrReplace(…, existing)', use 'drop' if there was no such"
						+ " view, or run the revision online.");
		}

		@Test
		void checksumDoesNotDependOnTheDatabase() {
			LoadedRevision revision = answers();
			MigrationHistory history = MigrationHistory.of(List.of(revision));
			String offline = RecordedScript
				.of(history, revision.node(), Direction.UPGRADE, database().dialect(),
						TestRevisions.options().scriptArguments())
				.text()
				.checksum();
			this.jdbc.sql("CREATE VIEW answer AS SELECT 1 AS number").update();

			upgrade(revision);

			assertThat(this.jdbc.sql("SELECT checksum FROM migration_history WHERE event = 'APPLIED'")
				.query(String.class)
				.single()).isEqualTo(offline);
		}

		private static LoadedRevision answers() {
			return TestRevisions.revision("a1", List.of(), "answers", (op) -> {
				op.createOrReplace(view("answer", "SELECT 2 AS number"));
				op.createOrReplace(view("answer", "SELECT 3 AS number"));
			}, (op) -> op.restore(view("answer")));
		}

		private String text(MigrationHistory history, Direction direction) {
			Heads heads = Heads.of(history.map().heads().get(0).id());
			OfflineRun run = new OfflineRun(history, database(), TestRevisions.options());
			return (direction == Direction.UPGRADE)
					? run.sql(Heads.none(), history.map().upgrade(Heads.none(), RevisionTarget.HEADS))
					: run.sql(heads, history.map().downgrade(heads, RevisionTarget.BASE));
		}

		String recordedDowngrade() {
			return this.jdbc.sql("SELECT downgrade FROM migration_history WHERE event = 'APPLIED'")
				.query(String.class)
				.single();
		}

		int number(String query) {
			return this.jdbc.sql(query).query(Integer.class).single();
		}

		void upgrade(LoadedRevision... revisions) {
			MigrationHistory history = MigrationHistory.of(List.of(revisions));
			runner(history).run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
		}

		void downgrade(LoadedRevision... revisions) {
			MigrationHistory history = MigrationHistory.of(List.of(revisions));
			runner(history).run((heads) -> history.map().downgrade(heads, RevisionTarget.BASE));
		}

		private void stamp(LoadedRevision revision) {
			MigrationHistory history = MigrationHistory.of(List.of(revision));
			runner(history).stamp((heads) -> history.map().stamp(heads, List.of(RevisionTarget.HEADS)));
		}

		private MigrationRunner runner(MigrationHistory history) {
			return new MigrationRunner(history, database(), TestRevisions.options());
		}

		private MigrationDatabase database() {
			return new MigrationDatabase("default", this.database.dataSource(),
					() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		}

	}

	/**
	 * Databases whose routines and triggers are SQL.
	 */
	abstract static class RoutineSuite extends Suite {

		abstract ObjectSpec touch(int number);

		abstract List<String> prepare();

		@Test
		void functionAndTriggerComeBack() {
			LoadedRevision tables = TestRevisions.revision("a1", List.of(), "create book", (op) -> {
				op.createTable("book", column("id", bigint()).notNull(), column("number", bigint()));
				prepare().forEach(op::execute);
			}, NOTHING);
			LoadedRevision first = TestRevisions.revision("b2", List.of("a1"), "first", (op) -> {
				op.createOrReplace(answer(1));
				op.createOrReplace(touch(1));
			}, NOTHING);
			LoadedRevision second = TestRevisions.revision("c3", List.of("b2"), "second", (op) -> {
				op.createOrReplace(answer(2));
				op.createOrReplace(touch(2));
			}, (op) -> {
				op.restore(trigger("touched", "book"));
				op.restore(function(answer()));
			});
			upgrade(tables, first, second);
			assertThat(number("SELECT answer(40)")).isEqualTo(42);
			assertThat(touched()).isEqualTo(2);

			MigrationHistory history = MigrationHistory.of(List.of(tables, first, second));
			new MigrationRunner(history,
					new MigrationDatabase("default", this.database.dataSource(),
							() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
					TestRevisions.options())
				.run((heads) -> history.map().downgrade(heads, RevisionTarget.revision("b2")));

			assertThat(number("SELECT answer(40)")).isEqualTo(41);
			assertThat(touched()).isEqualTo(1);
		}

		abstract ObjectSpec answer(int number);

		abstract String answer();

		private int touched() {
			this.jdbc.sql("DELETE FROM book").update();
			this.jdbc.sql("INSERT INTO book (id, number) VALUES (1, 0)").update();
			return number("SELECT number FROM book");
		}

	}

	/**
	 * PostgreSQL.
	 */
	@Nested
	class PostgreSqlTests extends RoutineSuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.postgreSql();
		}

		@Override
		List<String> prepare() {
			return List.of("CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
					+ " 'BEGIN NEW.number := TG_ARGV[0]; RETURN NEW; END'");
		}

		@Override
		ObjectSpec touch(int number) {
			return trigger("touched", "book",
					"BEFORE INSERT ON book FOR EACH ROW EXECUTE FUNCTION touch('" + number + "')");
		}

		@Override
		ObjectSpec answer(int number) {
			return function("answer(a integer)",
					"RETURNS integer LANGUAGE sql AS $$ SELECT a + " + number + " /* it's '; */ $$");
		}

		@Override
		String answer() {
			return "answer(a integer)";
		}

	}

	/**
	 * MariaDB.
	 */
	@Nested
	class MariaDbTests extends RoutineSuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.mariaDb();
		}

		@Override
		List<String> prepare() {
			return List.of();
		}

		@Override
		ObjectSpec touch(int number) {
			return trigger("touched", "book", "BEFORE INSERT ON book FOR EACH ROW SET NEW.number = " + number);
		}

		@Override
		ObjectSpec answer(int number) {
			return function("answer(a integer)", "RETURNS integer DETERMINISTIC RETURN a + " + number);
		}

		@Override
		String answer() {
			return "answer(a integer)";
		}

	}

	/**
	 * H2.
	 */
	@Nested
	class H2Tests extends Suite {

		@Override
		TestDatabase createDatabase() {
			return Databases.h2();
		}

	}

}
