package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.ScriptComparison.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Version rows that do not fit what the history knows: after edits by hand, stamps, and
 * parents that were changed.
 */
abstract class HistoryContradictionSuite extends AppliedScriptsSuite {

	@Test
	void nothingThatTheHistoryKnowsIsDoneAgain() throws IOException {
		write("b2", "a1", "INSERT INTO account (id, name) VALUES (2, 'two');");
		upgrade();
		this.jdbc.sql("UPDATE migration_version SET version_num = 'a1'").update();
		MigrationRunner runner = runner(OnEdited.IGNORE);

		assertThat(runner.contradiction(runner.snapshot()))
			.hasValue("The version table of database 'default' says 'a1',"
					+ " but the last that its history knows is the upgrade to 'b2': somebody edited one of them or restored a"
					+ " backup of one. Look at what the database really has, and write that down with 'migrate stamp"
					+ " --purge' and those revisions.");
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
					+ " backup of one. Look at what the database really has, and write that down with 'migrate stamp"
					+ " --purge' and those revisions.");
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

}
