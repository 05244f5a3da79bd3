package dev.migration.command;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.OfflineRun;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.runtime.UnfinishedRevisionException;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for scripts that are half applied to PostgreSQL outside of a transaction and then
 * changed in what decides how they run, or begun as text: what has taken effect is not
 * done again.
 */
class HalfAppliedScriptIntegrationTests {

	private static final String HALF_APPLIED = "Revision 'b2' is half applied: 2 statements of its upgrade took effect"
			+ " on database 'default'; ";

	private static final String BY_HAND = "put the database right by hand and 'stamp' the revision that it is at then.";

	private static final String BY_HAND_WITHOUT_SCRIPT = "put the database right by hand and 'stamp' the revision that it"
			+ " is at then, after which the upgrade of 'b2' starts from its beginning, should it come back.";

	private static final LoadedRevision A1 = SqlRevision.of("a1", "CREATE TABLE trace (id integer)",
			"DROP TABLE trace");

	private static final LoadedRevision C3 = SqlRevision.of("c3 < a1", "INSERT INTO trace VALUES (3)",
			"DELETE FROM trace WHERE id = 3");

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void scriptThatRunsInATransactionNowIsNotStartedAnew() {
		leaveHalfApplied();
		LoadedRevision shared = revision("b2 < a1", true, "INSERT INTO trace VALUES (1)",
				"INSERT INTO trace VALUES (2)");
		String message = HALF_APPLIED + "its script runs in a transaction now, which cannot go on behind that; let it"
				+ " run without one ('transactional = false'), as before, or " + BY_HAND;

		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> upgrade(A1, shared))
			.withMessage(message);
		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations(A1, shared).dryRun(RevisionTarget.HEADS))
			.withMessage(message);
		assertThat(trace()).containsExactly(1);

		upgrade(A1, whole("b2 < a1"));
		assertThat(trace()).containsExactly(1, 2);
	}

	@Test
	void downgradeThatRunsInATransactionNowIsNotStartedAnew() {
		upgrade(A1, whole("b2 < a1"));
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(A1, whole("b2 < a1")).downgrade(RevisionTarget.parse("a1")));
		JdbcClient.create(this.database.dataSource()).sql("INSERT INTO trace VALUES (7)").update();

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations(A1, revision("b2 < a1", true, "SELECT 1")).downgrade(RevisionTarget.BASE))
			.withMessageStartingWith(
					"Revision 'b2' is half undone: 1 statement of its downgrade took effect on database"
							+ " 'default'; its script runs in a transaction now, ");
		assertThat(trace()).containsExactly(7);
	}

	@Test
	void lineEndsOfWhatTookEffectDoNotCount() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(A1,
				revision("b2 < a1", false, "INSERT INTO trace\r\nVALUES (1)", "INSERT INTO missing\r\nVALUES (1)")));

		upgrade(A1, revision("b2 < a1", false, "INSERT INTO trace\nVALUES (1)", "INSERT INTO trace\nVALUES (2)"));

		assertThat(trace()).containsExactly(1, 2);
	}

	@Test
	void scriptUnderAnotherIdentifierIsNotStartedAnew() {
		leaveHalfApplied();
		String message = HALF_APPLIED + "this application does not have that revision, but 'renamed', which may be the"
				+ " same script and would do that again; if it is, give it the identifier 'b2' again, otherwise run the"
				+ " upgrade of the version that has it, or " + BY_HAND_WITHOUT_SCRIPT;

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> upgrade(A1, whole("renamed < a1")))
			.withMessage(message);
		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> upgrade(A1, C3,
					revision("renamed < c3", true, "SET lock_timeout = 0", "INSERT INTO trace VALUES (1)",
							"INSERT INTO trace VALUES (2)")))
			.withMessage(message);
		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> migrations(A1, whole("renamed < a1")).dryRun(RevisionTarget.HEADS))
			.withMessageStartingWith(HALF_APPLIED);
		assertThat(trace()).containsExactly(1);

		migrations(A1, whole("renamed < a1")).stamp(List.of(RevisionTarget.parse("a1")));
		upgrade(A1, whole("renamed < a1"));
		assertThat(trace()).containsExactly(1, 1, 2);
	}

	@Test
	void scriptUnderAnotherIdentifierIsKnownWhateverStandsBeforeItsFirstStatement() {
		leaveHalfApplied();

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> upgrade(A1,
					revision("renamed < a1", false, "DELETE FROM trace WHERE id = 9", "INSERT INTO trace VALUES (1)",
							"INSERT INTO trace VALUES (2)")))
			.withMessageContaining(
					"this application does not have that revision, but 'renamed', which may be the same");
		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(
				() -> upgrade(A1, revision("renamed < a1", true, "-- the first row\ninsert  into trace\n\tvalues (1)")))
			.withMessageContaining(
					"this application does not have that revision, but 'renamed', which may be the same");
		assertThat(trace()).containsExactly(1);

		upgrade(A1, new LoadedRevision(SqlRevision.node("c3 < a1"), true, OtherRow::new));
		assertThat(trace()).containsExactly(1, 8);
	}

	@Test
	void whatManyScriptsHaveTellsNothingInTheMiddleOfOne() {
		assertThatThrownBy(
				() -> upgrade(A1, revision("b2 < a1", false, "CREATE SCHEMA IF NOT EXISTS app", "SELECT 1 / 0")))
			.isInstanceOf(RevisionFailedException.class);

		LoadedRevision middle = revision("c3 < a1", false, "INSERT INTO trace VALUES (3)",
				"CREATE SCHEMA IF NOT EXISTS app");
		upgrade(A1, middle);
		assertThat(trace()).containsExactly(3);
		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> upgrade(A1, middle, revision("d4 < c3", false, "CREATE SCHEMA IF NOT EXISTS app")));
	}

	@Test
	void statementWithOtherValuesIsAnotherOne() {
		upgrade(A1);
		assertThatThrownBy(
				() -> upgrade(A1, new LoadedRevision(SqlRevision.node("b2 < a1"), false, () -> new ValueAndFailure(7))))
			.isInstanceOf(RevisionFailedException.class);
		assertThat(trace()).containsExactly(7);

		upgrade(A1, new LoadedRevision(SqlRevision.node("c3 < a1"), true, OtherRow::new));
		assertThat(trace()).containsExactly(7, 8);
	}

	@Test
	void whatAnotherApplicationHasLeftIsGoneOnBeside() {
		leaveHalfApplied();

		assertThat(
				warnings(() -> upgrade(A1, C3, SqlRevision.of("d4 < c3", "INSERT INTO trace VALUES (4)", "SELECT 1"))))
			.containsExactly("Revision 'b2' is half applied: 2 statements of its upgrade took effect on database"
					+ " 'default'; this application does not have that revision and goes on beside it");
		assertThat(trace()).containsExactly(1, 3, 4);
		assertThat(migrations(A1, C3).advice(migrations(A1, C3).currentRevisions().unfinished().get(0)) + ".")
			.isEqualTo("this application does not have that revision; run the upgrade of the version that has it, or "
					+ BY_HAND_WITHOUT_SCRIPT);

		assertThat(warnings(() -> upgrade(A1, whole("b2 < a1"), C3,
				SqlRevision.of("d4 < c3", "INSERT INTO trace VALUES (4)", "SELECT 1"))))
			.isEmpty();
		assertThat(trace()).containsExactly(1, 2, 3, 4);
	}

	@Test
	void codeThatBeginsWithDataWorkIsAnotherScript() {
		leaveHalfApplied();

		upgrade(A1, new LoadedRevision(SqlRevision.node("c3 < a1"), true, WorkFirst::new));

		assertThat(trace()).containsExactly(1, 1, 5);
	}

	@Test
	void transactionThatAnotherScriptBeginsDoesNotMakeItTheSame() {
		assertThatThrownBy(() -> upgrade(A1,
				revision("b2 < a1", false, "BEGIN", "INSERT INTO trace VALUES (1)", "COMMIT", "SELECT 1 / 0")))
			.isInstanceOf(RevisionFailedException.class);

		upgrade(A1, revision("c3 < a1", false, "BEGIN", "INSERT INTO trace VALUES (3)", "COMMIT"));

		assertThat(trace()).containsExactly(1, 3);
	}

	@Test
	void textThatWasCutIsKnownByItsParentsWhereItIsGone() {
		upgrade(A1);
		cutText();

		assertThatExceptionOfType(UnfinishedRevisionException.class)
			.isThrownBy(() -> upgrade(A1, whole("renamed < a1")))
			.withMessage(
					"Revision 'b2' is half applied: its upgrade was begun by text of '--sql', and how much of it took"
							+ " effect is not written down on database 'default'; this application does not have that revision,"
							+ " but 'renamed', which may be the same script and would do that again; "
							+ BY_HAND_WITHOUT_SCRIPT);
		assertThat(trace()).containsExactly(1);

		upgrade(A1, SqlRevision.of("z1", "INSERT INTO trace VALUES (9)", "SELECT 1"));
		assertThat(trace()).containsExactly(1, 9);
	}

	private void cutText() {
		MigrationHistory history = history(A1, whole("b2 < a1"));
		String text = new OfflineRun(history, target(), options()).sql(Heads.of("a1"),
				history.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS));
		JdbcClient.create(this.database.dataSource())
			.sql(text.substring(text.indexOf("INSERT INTO migration_history"), text.indexOf("VACUUM")))
			.update();
	}

	@Test
	void textThatWasCutIsNotGoneOnWith() {
		upgrade(A1);
		cutText();
		String description = "Revision 'b2' is half applied: its upgrade was begun by text of '--sql', and how much of"
				+ " it took effect is not written down";

		assertThat(migrations(A1, whole("b2 < a1")).currentRevisions().unfinished()).singleElement()
			.satisfies((one) -> {
				assertThat(one.description()).isEqualTo(description);
				assertThat(one.advice() + ".").isEqualTo(BY_HAND);
			});
		assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> upgrade(A1, whole("b2 < a1")))
			.withMessage(description + " on database 'default'; " + BY_HAND);
		assertThat(trace()).containsExactly(1);

		migrations(A1, whole("b2 < a1"), C3).stamp(List.of(RevisionTarget.parse("a1")));
		upgrade(A1, C3);
		assertThat(trace()).containsExactly(1, 3);
	}

	@Test
	void textThatRanToItsEndLeavesNothingHalfWay() {
		upgrade(A1);
		MigrationHistory history = history(A1, whole("b2 < a1"));
		String text = new OfflineRun(history, target(), options()).sql(Heads.of("a1"),
				history.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS));
		JdbcClient client = JdbcClient.create(this.database.dataSource());
		List.of(text.substring(text.indexOf("INSERT INTO migration_history")).split(";\\n\\n"))
			.forEach((statement) -> client.sql(statement).update());

		assertThat(migrations(A1, whole("b2 < a1")).currentRevisions().unfinished()).isEmpty();
		assertThat(
				migrations(A1, whole("b2 < a1"), SqlRevision.of("d4 < b2", "INSERT INTO trace VALUES (4)", "SELECT 1"))
					.upgrade(RevisionTarget.HEADS)
					.current())
			.isEqualTo(Heads.of("d4"));
		assertThat(trace()).containsExactly(1, 2, 4);
	}

	private void leaveHalfApplied() {
		assertThatThrownBy(() -> upgrade(A1,
				revision("b2 < a1", false, "INSERT INTO trace VALUES (1)", "VACUUM trace", "SELECT 1 / 0")))
			.isInstanceOf(RevisionFailedException.class);
		assertThat(trace()).containsExactly(1);
	}

	private static LoadedRevision whole(String text) {
		return revision(text, false, "INSERT INTO trace VALUES (1)", "VACUUM trace", "INSERT INTO trace VALUES (2)");
	}

	private static LoadedRevision revision(String text, boolean transactional, String... upgrade) {
		return new LoadedRevision(SqlRevision.node(text), transactional, () -> new Statements(List.of(upgrade)));
	}

	private void upgrade(LoadedRevision... revisions) {
		migrations(revisions).upgrade(RevisionTarget.HEADS);
	}

	private Migrations migrations(LoadedRevision... revisions) {
		return new Migrations(history(revisions), target(), options());
	}

	private static MigrationHistory history(LoadedRevision... revisions) {
		return MigrationHistory.of(List.of(revisions));
	}

	private MigrationDatabase target() {
		return new MigrationDatabase("default", this.database.dataSource(), new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private static RunOptions options() {
		return new RunOptions(Duration.ofMinutes(1), "2.0", "host-1", List.of(),
				Clock.fixed(EmptyRevisions.NOW, ZoneOffset.UTC));
	}

	private static List<String> warnings(Runnable action) {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger("dev.migration");
		logger.addAppender(log);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(log);
		}
		return log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	private List<Integer> trace() {
		return JdbcClient.create(this.database.dataSource())
			.sql("SELECT id FROM trace ORDER BY id")
			.query(Integer.class)
			.list();
	}

	private record Statements(List<String> up) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			this.up.forEach(op::execute);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM trace");
			op.execute("SELECT 1 / 0");
		}

	}

	private static final class OtherRow implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("INSERT INTO trace VALUES (?)", 8);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM trace");
		}

	}

	private record ValueAndFailure(int value) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.execute("INSERT INTO trace VALUES (?)", this.value);
			op.execute("SELECT 1 / 0");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM trace");
		}

	}

	private static final class WorkFirst implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.run("add a row", (client) -> client.sql("INSERT INTO trace VALUES (5)").update());
			op.execute("INSERT INTO trace VALUES (1)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM trace");
		}

	}

}
