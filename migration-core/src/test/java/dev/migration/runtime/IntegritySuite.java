package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.ScriptComparison.Verdict;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What becomes of SQL scripts that were edited after they were applied.
 */
abstract class IntegritySuite {

	private static final String TABLE = "CREATE TABLE account (id integer, name varchar(20))";

	private static final String ROW = "INSERT INTO account (id, name) VALUES (1, 'one')";

	@TempDir
	private Path directory;

	private TestDatabase database;

	private JdbcClient jdbc;

	abstract TestDatabase createDatabase();

	@BeforeEach
	void create() throws IOException {
		this.database = createDatabase();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		write("a1", "", TABLE + ";\n" + ROW + ";");
	}

	@AfterEach
	void close() {
		if (this.database != null) {
			this.database.close();
		}
	}

	@Test
	void aScriptThatStaysIsLookedAtOnce() {
		upgrade();

		assertThat(state().fingerprint()).startsWith("scripts-1:");
		verify();
		assertThat(events()).containsExactly("APPLIED");
	}

	@Test
	void commentsLineEndsAndNamesOfFilesAreNoEdits() throws IOException {
		upgrade();
		Files.delete(this.directory.resolve("a1.sql"));
		Files.createDirectory(this.directory.resolve("old"));
		Files.writeString(this.directory.resolve("old/a1_account.sql"), "-- revision: a1\r\n-- message: accounts\r\n"
				+ "-- upgrade\r\n-- of somebody\r\n" + TABLE + "; -- why  \r\n\r\n" + ROW + "\r\n;\r\n");

		verify();

		assertThat(events()).containsExactly("APPLIED", "VERIFIED");
		assertThat(state().fingerprint()).isEqualTo(history().fingerprint());
		verify();
		assertThat(events()).containsExactly("APPLIED", "VERIFIED");
	}

	@Test
	void anEditIsRefusedWhereThereIsNothingToRun() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";\n" + ROW.replace("one", "two") + ";");

		assertThatExceptionOfType(EditedScriptException.class).isThrownBy(() -> verify())
			.withMessage("Revision 'a1' was edited after it was applied to database 'default': script '"
					+ this.directory.resolve("a1.sql")
					+ "', statement '2' of '2'. Undo the edit and write a new revision,"
					+ " or run 'migrate repair' if the database is as the script says.")
			.satisfies((ex) -> assertThat(ex.revisions()).containsExactly("a1"));
		assertThat(events()).containsExactly("APPLIED");
	}

	@Test
	void anEditIsRefusedBeforeAnythingRuns() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");

		assertThatExceptionOfType(EditedScriptException.class).isThrownBy(() -> upgrade())
			.withMessageContaining("a1.sql', statement '2', which is gone.");

		assertThat(state().rows()).isEqualTo(Heads.of("a1"));
		assertThat(this.jdbc.sql("SELECT count(*) FROM account").query(Integer.class).single()).isOne();
	}

	@Test
	void anEditIsWarnedOfEachTimeOrIgnored() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");

		assertThat(warningsOf(
				() -> runner(OnEdited.WARN).run((rows) -> history().map().upgrade(rows, RevisionTarget.HEADS))))
			.containsExactly(
					"Revision 'a1' was edited after it was applied: script '" + this.directory.resolve("a1.sql")
							+ "', statement '2', which is gone. Database 'default' is as it was before.");
		assertThat(state().fingerprint()).isNull();
		assertThat(warningsOf(() -> runner(OnEdited.WARN).verifyScripts(state(), true))).hasSize(1);
		assertThat(warningsOf(() -> runner(OnEdited.IGNORE).verifyScripts(state(), true))).isEmpty();
		assertThatExceptionOfType(EditedScriptException.class).isThrownBy(() -> verify());
	}

	@Test
	void aDowngradeOfAnEditedScriptIsWarnedOf() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");

		assertThat(warningsOf(
				() -> runner(OnEdited.FAIL).run((rows) -> history().map().downgrade(rows, RevisionTarget.BASE))))
			.containsExactly("Revision 'a1' was edited after it was applied: script '"
					+ this.directory.resolve("a1.sql") + "'. Its downgrade is that of the edited script.");
		upgrade();
		assertThatNoException().isThrownBy(() -> verify());
	}

	@Test
	void otherValuesOfPlaceholdersAreNoEdit() throws IOException {
		write("a1", "", TABLE + ";\nINSERT INTO account (id, name) VALUES (1, '${name}');");
		run((options) -> options.withPlaceholders(Map.of("name", "one")));
		write("b2", "a1", "SELECT 1;");

		run((options) -> options.withPlaceholders(Map.of("name", "two")));

		assertThat(state().rows()).isEqualTo(Heads.of("b2"));
		assertThat(this.jdbc.sql("SELECT script FROM migration_history WHERE revision = 'a1' AND event = 'APPLIED'")
			.query(String.class)
			.single()).contains("'${name}'");
	}

	@Test
	void aStampTakesTheScriptAsItIs() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");
		runner(OnEdited.FAIL).purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));

		verify();

		assertThat(events()).containsExactly("APPLIED", "APPLIED", "VERIFIED");
	}

	@Test
	void whatIsNotWrittenDownIsNotComparable() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");
		this.jdbc.sql("UPDATE migration_history SET checksum = 'sql-99:abc', fingerprint = NULL").update();

		verify();

		assertThat(new ScriptIntegrity(history(), migrated(), options()).compareAll(Heads.of("a1"), entries()))
			.extracting(ScriptComparison::description)
			.containsExactly(
					"Revision 'a1' cannot be compared with what was applied: its checksum 'sql-99' is none that"
							+ " this version of the tool knows");
	}

	@Test
	void nothingThatTheHistoryKnowsIsDoneAgain() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		this.jdbc.sql("UPDATE migration_version SET version_num = 'a1'").update();
		MigrationRunner runner = runner(OnEdited.IGNORE);

		assertThat(runner.contradiction(runner.snapshot()))
			.hasValue("The version table of database 'default' says 'a1',"
					+ " but the last that its history knows is the upgrade to 'b2': somebody edited one of them or restored a"
					+ " backup of one.");
		assertThatExceptionOfType(AppliedAgainException.class).isThrownBy(this::upgrade)
			.withMessageStartingWith("Revision 'b2' would be applied a second time: the history of database 'default'"
					+ " says that this was done at '20")
			.withMessageEndingWith("', and nothing since that it is otherwise. Somebody edited the version table or the"
					+ " history, restored a backup of one of them, or changed the parents of a script that was applied."
					+ " Nothing was changed. Look at what the database really has, and write that down with"
					+ " 'migrate stamp --purge' and those revisions; if it has none of them, drop table"
					+ " 'migration_history'.");

		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));
		assertThatNoException().isThrownBy(this::upgrade);
		assertThat(this.jdbc.sql("SELECT count(id) FROM account WHERE id = 2").query(Integer.class).single()).isOne();
	}

	@Test
	void nothingThatWasStampedIsDoneAgain() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		MigrationRunner runner = runner(OnEdited.IGNORE);
		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));
		assertThat(runner.snapshot().history().get(0).stamped()).isEqualTo(Heads.of("b2"));
		assertThat(runner.contradiction(runner.snapshot())).isEmpty();

		this.jdbc.sql("DELETE FROM migration_version").update();

		assertThat(runner.contradiction(runner.snapshot()))
			.hasValue("The version table of database 'default' says 'base',"
					+ " but the last that its history knows is the stamp of 'b2': somebody edited one of them or restored a"
					+ " backup of one.");
		assertThatExceptionOfType(AppliedAgainException.class).isThrownBy(this::upgrade)
			.withMessageStartingWith("Revision 'a1' would be applied a second time: the history of database 'default'"
					+ " says that it was stamped as applied at '20");
	}

	@Test
	void whatWasTakenBackSinceAStampMayBePutOntoAnotherRevision() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		MigrationRunner runner = runner(OnEdited.IGNORE);
		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));
		runner.run((rows) -> history().map().downgrade(rows, RevisionTarget.parse("a1")));
		this.jdbc.sql("DELETE FROM account WHERE id > 1").update();
		write("a9", "a1", "INSERT INTO account (id, name) VALUES (9, 'nine');");
		write("b2", "a9", "INSERT INTO account (id, name) VALUES (2, 'two');");

		upgrade();

		assertThat(this.jdbc.sql("SELECT id FROM account WHERE id > 1 ORDER BY id").query(Integer.class).list())
			.containsExactly(2, 9);
	}

	@Test
	void parentThatWasChangedDoesNotRepeatWhatWasStamped() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		MigrationRunner runner = runner(OnEdited.IGNORE);
		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));
		write("c3", "b2", "INSERT INTO account (id, name) VALUES (3, 'three');");
		upgrade();
		write("c3", "a1", "INSERT INTO account (id, name) VALUES (3, 'three');");

		assertThatExceptionOfType(AppliedAgainException.class).isThrownBy(this::upgrade)
			.withMessageStartingWith("Revision 'b2' would be applied a second time");
	}

	@Test
	void rowsBesideThoseOfAStampAreNoContradiction() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		write("x1", "", "CREATE TABLE other (id integer);");
		upgrade();
		MigrationRunner runner = runner(OnEdited.IGNORE);
		runner.stamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.parse("a1"))));

		assertThat(state().rows().ids()).containsExactlyInAnyOrder("a1", "x1");
		assertThat(runner.contradiction(runner.snapshot())).isEmpty();
		this.jdbc.sql("DELETE FROM migration_version WHERE version_num = 'a1'").update();
		assertThat(runner.contradiction(runner.snapshot())).isPresent();
		this.jdbc.sql("INSERT INTO migration_version (version_num) VALUES ('a1')").update();
		this.jdbc.sql("UPDATE migration_history SET statement = 'a1' WHERE direction = 'STAMP'").update();
		assertThat(runner.contradiction(runner.snapshot())).isEmpty();
	}

	@Test
	void whatAStampTookBackIsDoneAgain() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		write("c3", "b2", "INSERT INTO account (id, name) VALUES (3, 'three');");
		upgrade();
		this.jdbc.sql("DELETE FROM account WHERE id > 1").update();
		MigrationRunner runner = runner(OnEdited.IGNORE);
		runner.stamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.parse("a1"))));

		assertThat(runner.contradiction(runner.snapshot())).isEmpty();
		upgrade();

		assertThat(this.jdbc.sql("SELECT count(id) FROM account WHERE id > 1").query(Integer.class).single())
			.isEqualTo(2);
		runner.run((rows) -> history().map().downgrade(rows, RevisionTarget.parse("b2")));
		assertThatNoException().isThrownBy(this::upgrade);
	}

	@Test
	void parentThatWasChangedDoesNotRepeatARevision() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		write("c3", "b2", "INSERT INTO account (id, name) VALUES (3, 'three');");
		upgrade();
		write("c3", "a1", "INSERT INTO account (id, name) VALUES (3, 'three');");

		assertThatExceptionOfType(AppliedAgainException.class).isThrownBy(this::upgrade)
			.withMessageStartingWith("Revision 'b2' would be applied a second time");
	}

	@Test
	void aRevisionThatIsSlippedInBelowAnAppliedOneIsWarnedOf() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		write("c3", "b2", "INSERT INTO account (id, name) VALUES (3, 'three');");
		upgrade();
		write("x9", "b2", "INSERT INTO account (id, name) VALUES (9, 'nine');");
		write("c3", "x9", "INSERT INTO account (id, name) VALUES (3, 'three');");
		String warning = "Revision 'c3' of database 'default' was applied on 'b2' and follows 'x9' now; nothing says that"
				+ " 'x9' ever ran. Give it its old parents and let 'x9' follow the head; or carry out by hand what that"
				+ " revision does, and accept the new parents with 'migrate repair c3'.";
		MigrationRunner runner = runner(OnEdited.FAIL);

		assertThat(warningsOf(this::verify)).containsExactly(warning);
		assertThat(warningsOf(this::verify)).containsExactly(warning);
		assertThat(runner.contradiction(runner.snapshot())).hasValue(warning);
		assertThat(runner.compareScripts()).filteredOn((comparison) -> comparison.verdict() != Verdict.EQUAL)
			.extracting(ScriptComparison::description)
			.containsExactly(
					"Revision 'x9' cannot be compared with what was applied: the history has no row of its upgrade, as"
							+ " after a stamp",
					"Revision 'c3' was applied on 'b2' and follows 'x9' now; nothing says that 'x9' ever ran. Give it its"
							+ " old parents and let 'x9' follow the head; or carry out by hand what that revision does, and"
							+ " accept the new parents with 'migrate repair c3'");
		write("d4", "c3", "INSERT INTO account (id, name) VALUES (4, 'four');");
		assertThat(warningsOf(this::upgrade)).containsExactly(warning);
		assertThat(warningsOf(this::verify)).containsExactly(warning);

		assertThat(runner(OnEdited.FAIL).repair(Set.of(), false)).isEmpty();
		assertThat(runner(OnEdited.FAIL).repair(Set.of("c3"), false)).hasSize(1);
		assertThat(warningsOf(this::verify)).isEmpty();
		assertThat(events()).containsExactly("APPLIED", "APPLIED", "APPLIED", "APPLIED", "REPAIRED", "VERIFIED");
	}

	@Test
	void aDependencyThatIsSlippedInBelowAnAppliedRevisionIsNamedByCheck() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		write("x9", "", "INSERT INTO account (id, name) VALUES (9, 'nine');");
		write("b2", "a1\n-- depends_on: x9", "INSERT INTO account (id, name) VALUES (2, 'two');");

		assertThat(runner(OnEdited.FAIL).compareScripts())
			.filteredOn((comparison) -> comparison.verdict() != Verdict.EQUAL)
			.extracting(ScriptComparison::description)
			.containsExactly(
					"Revision 'x9' is applied, but has no row in the history, so that edits of it are not noticed"
							+ " and no downgrade of it is recorded; 'migrate repair x9' writes one, if it was run"
							+ " and not put below what was applied already");
	}

	@Test
	void parentsThatAreGoneAreWarnedOfUntilThatIsAccepted() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		Files.delete(this.directory.resolve("a1.sql"));
		write("b2", "", "INSERT INTO account (id, name) VALUES (2, 'two');");

		assertThat(warningsOf(this::verify))
			.containsExactly("Revision 'b2' of database 'default' was applied on 'a1' and"
					+ " follows nothing now. Give it its old parents, or accept the new ones with 'migrate repair b2'.");
		runner(OnEdited.FAIL).repair(Set.of("b2"), false);
		assertThat(warningsOf(this::verify)).isEmpty();
	}

	@Test
	void anAppliedRevisionWithoutARowIsNamedUntilItIsRepaired() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		this.jdbc.sql("DELETE FROM migration_history WHERE revision = 'a1'").update();
		MigrationRunner runner = runner(OnEdited.FAIL);

		assertThat(runner.compareScripts()).filteredOn((comparison) -> comparison.verdict() != Verdict.EQUAL)
			.extracting(ScriptComparison::description)
			.containsExactly(
					"Revision 'a1' is applied, but has no row in the history, so that edits of it are not noticed"
							+ " and no downgrade of it is recorded; 'migrate repair a1' writes one, if it was run"
							+ " and not put below what was applied already");

		runner.repair(Set.of("a1"), false);

		assertThat(runner.compareScripts()).extracting(ScriptComparison::verdict)
			.containsExactly(Verdict.EQUAL, Verdict.EQUAL);
		assertThat(this.jdbc.sql("SELECT downgrade FROM migration_history WHERE revision = 'a1'")
			.query(String.class)
			.single()).startsWith("18:DROP TABLE account");
	}

	@Test
	void aStampThatChangesNothingWritesNoRow() {
		upgrade();

		assertThat(runner(OnEdited.FAIL).stamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS))))
			.isEmpty();

		assertThat(events()).containsExactly("APPLIED");
	}

	@Test
	void whatIsBelowAStampNeedsNoRow() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		MigrationRunner runner = runner(OnEdited.FAIL);
		runner.stamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.HEADS)));

		assertThat(runner.compareScripts()).extracting(ScriptComparison::verdict)
			.containsExactly(Verdict.NOT_COMPARABLE, Verdict.EQUAL);
	}

	@Test
	void versionsThatTakeTurnsWriteARowEach() throws IOException {
		String one = Files.readString(this.directory.resolve("a1.sql"));
		String other = one.replace(TABLE, "-- of somebody\n" + TABLE);
		upgrade();

		for (String version : List.of(other, one, other, one)) {
			Files.writeString(this.directory.resolve("a1.sql"), version);
			verify();
		}

		assertThat(events()).containsExactly("APPLIED", "VERIFIED");
	}

	@Test
	void whatWasLookedAtIsNotWrittenDownWhereANewerVersionWritesOrSomebodyMigrates() throws Exception {
		upgrade();
		Files.writeString(this.directory.resolve("a1.sql"),
				Files.readString(this.directory.resolve("a1.sql")).replace(TABLE, "-- of somebody\n" + TABLE));

		try (MigrationSession session = MigrationSession.open(migrated());
				MigrationLock lock = MigrationLock.acquire(session, Duration.ZERO)) {
			verify();
		}
		assertThat(events()).containsExactly("APPLIED");

		this.jdbc.sql("UPDATE migration_history SET format_version = 2").update();
		verify();
		assertThat(events()).containsExactly("APPLIED");

		this.jdbc.sql("UPDATE migration_history SET format_version = 1").update();
		verify();
		assertThat(events()).containsExactly("APPLIED", "VERIFIED");
	}

	@Test
	void rowsThatWerePurgedAreNoContradiction() throws IOException {
		upgrade();
		MigrationRunner runner = runner(OnEdited.FAIL);

		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.BASE)));

		assertThat(runner.contradiction(runner.snapshot())).isEmpty();
		this.jdbc.sql("INSERT INTO migration_version VALUES ('a b'), ('gone')").update();
		runner.purgeAndStamp((rows) -> history().map().stamp(rows, List.of(RevisionTarget.BASE)));
		assertThat(runner.state().rows()).isEqualTo(Heads.none());
		assertThat(this.jdbc.sql("SELECT revision FROM migration_history WHERE direction = 'STAMP' ORDER BY id")
			.query(String.class)
			.list()).containsExactly("a1", "gone");
	}

	@Test
	void withoutAHistoryTheRowsStillCount() {
		upgrade();
		this.jdbc.sql("DROP TABLE migration_history").update();

		assertThat(state()).isEqualTo(new DatabaseState(true, Heads.of("a1")));
		assertThatNoException().isThrownBy(() -> verify());
	}

	@Test
	void aRepairWritesDownWhatIsThere() throws IOException {
		upgrade();
		write("a1", "", TABLE + ";");
		MigrationRunner runner = runner(OnEdited.FAIL);

		assertThat(runner.repair(Set.of(), true)).singleElement()
			.satisfies((comparison) -> assertThat(comparison.difference()).containsExactly("  " + TABLE + ";",
					"- " + ROW + ";"));
		assertThat(events()).containsExactly("APPLIED");
		assertThat(runner.repair(Set.of(), false)).hasSize(1);

		assertThat(events()).containsExactly("APPLIED", "REPAIRED");
		verify();
		assertThat(runner.compareScripts()).extracting(ScriptComparison::verdict).containsExactly(Verdict.EQUAL);
		assertThat(runner.repair(Set.of(), false)).isEmpty();
		assertThatExceptionOfType(RepairRefusedException.class).isThrownBy(() -> runner.repair(Set.of("b2"), false))
			.withMessageStartingWith("Revision 'b2' is not applied to database 'default'");
	}

	@Test
	void aViewInThePlaceOfATableIsRefused() {
		this.jdbc.sql("CREATE TABLE versions (version_num varchar(32))").update();
		this.jdbc.sql("CREATE VIEW migration_version AS SELECT version_num FROM versions").update();

		assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(this::upgrade)
			.withMessage("'migration_version' of database 'default' is a view, not the table of this tool; set"
					+ " 'migration.version-table' to another name.");
	}

	@Test
	void aTableOfSomebodyElseIsRefused() {
		this.jdbc.sql("CREATE TABLE migration_version (number integer, code integer)").update();

		assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(this::state)
			.withMessage("'migration_version' of database 'default' is not the table of this tool: it has the columns"
					+ " 'number', 'code'; expected 'version_num'. Set 'migration.version-table' to another name.");
	}

	@Test
	void aHistoryOfSomebodyElseIsRefused() {
		this.jdbc.sql("CREATE TABLE migration_history (id integer)").update();

		assertThatExceptionOfType(StateTableMismatchException.class).isThrownBy(this::upgrade)
			.withMessage("'migration_history' of database 'default' is not the table of this tool: it has the columns"
					+ " 'id'; expected 'id', 'revision', 'direction', 'event', 'format_version'. Set"
					+ " 'migration.version-table' to another name, after which the history is named too.");
	}

	@Test
	void aHistoryOfANewerVersionIsLeftAlone() throws IOException {
		upgrade();
		this.jdbc.sql("UPDATE migration_history SET format_version = 2").update();
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");

		assertThatExceptionOfType(NewerHistoryException.class).isThrownBy(this::upgrade)
			.withMessage("Table 'migration_history' of database 'default' was written by a newer version of this tool"
					+ " (format '2', this one knows '1'); update it. Nothing was changed.");
		assertThat(state().rows()).isEqualTo(Heads.of("a1"));
	}

	private void write(String id, String parent, String upgrade) throws IOException {
		Files.writeString(this.directory.resolve(id + ".sql"),
				"-- revision: " + id + "\n-- down_revision: " + parent + "\n-- upgrade\n" + upgrade + "\n-- downgrade\n"
						+ (parent.isEmpty() ? "DROP TABLE account;" : "") + "\n");
	}

	private MigrationHistory history() {
		return MigrationHistory
			.load(new ScriptLocations(List.of("file:" + this.directory), getClass().getClassLoader()));
	}

	private static RunOptions options() {
		return new RunOptions(RunOptions.DEFAULT_LOCK_TIMEOUT, null, "test", List.of(),
				Clock.fixed(Instant.parse("2026-11-20T23:29:18Z"), ZoneOffset.UTC));
	}

	private MigrationDatabase migrated() {
		return new MigrationDatabase("default", this.database.dataSource(), Dialects.named(this.database.dialect()),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private MigrationRunner runner(OnEdited onEdited) {
		return new MigrationRunner(history(), migrated(),
				options().withPolicy(RunPolicy.DEFAULT.withOnEdited(onEdited)));
	}

	private void upgrade() {
		run((options) -> options);
	}

	private void run(UnaryOperator<RunOptions> change) {
		MigrationHistory history = history();
		new MigrationRunner(history, migrated(), change.apply(options()))
			.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
	}

	private void verify() {
		runner(OnEdited.FAIL).verifyScripts(state(), true);
	}

	private DatabaseState state() {
		return runner(OnEdited.FAIL).state();
	}

	private List<HistoryEntry> entries() {
		return runner(OnEdited.FAIL).snapshot().history();
	}

	private List<String> events() {
		return this.jdbc
			.sql("SELECT event FROM migration_history WHERE event IN ('APPLIED', 'VERIFIED', 'REPAIRED') ORDER BY id")
			.query(String.class)
			.list();
	}

	private static List<String> warningsOf(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(AppliedScripts.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(appender);
		}
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).map(Objects::requireNonNull).toList();
	}

}
