package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.ScriptComparison.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What becomes of SQL scripts that were edited after they were applied, and of tables
 * that are not those of the tool.
 */
abstract class IntegritySuite extends AppliedScriptsSuite {

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

}
