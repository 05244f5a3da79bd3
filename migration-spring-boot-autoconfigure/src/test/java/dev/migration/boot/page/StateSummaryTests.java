package dev.migration.boot.page;

import java.util.List;

import dev.migration.command.MigrationState;
import dev.migration.command.MigrationStatus;
import dev.migration.revision.Direction;
import dev.migration.runtime.HistoryEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StateSummary}.
 */
class StateSummaryTests {

	@Test
	void allIsWellAtTheHead() {
		StateSummary summary = summary(shop().at("c3").database("shop", "default", MigrationState.UP_TO_DATE));

		assertThat(summary.title()).isEqualTo("Up to date");
		assertThat(summary.detail()).isEqualTo("At 'c3' (add index). All 3 revisions are applied.");
		assertThat(summary.advice()).isNull();
		assertThat(summary.commands()).isEmpty();
	}

	@Test
	void editedScriptsAreSomethingToLookAt() {
		StateSummary summary = summary(
				shop().at("c3").edited("b2").database("shop", "default", MigrationState.UP_TO_DATE));

		assertThat(summary.title()).isEqualTo("Up to date, but a script was edited");
		assertThat(summary.detail()).isEqualTo(
				"At 'c3' (add index). All 3 revisions are applied." + " Since then the script of 'b2' was edited.");
		assertThat(summary.commands()).containsExactly("migrate check", "migrate repair");
	}

	@Test
	void anApplicationWithoutRevisionsIsToldHowToBegin() {
		StateSummary summary = summary(new ExampleStatus().database("shop", "default", MigrationState.UP_TO_DATE));

		assertThat(summary.title()).isEqualTo("No revisions yet");
		assertThat(summary.commands()).containsExactly("migrate revision --autogenerate -m \"initial\"");
	}

	@Test
	void pendingRevisionsAreApplied() {
		StateSummary summary = summary(shop().at("b2").database("shop", "default", MigrationState.PENDING));

		assertThat(summary.title()).isEqualTo("1 revision pending");
		assertThat(summary.detail()).isEqualTo("At 'b2' (add email). Next is 'c3' (add index).");
		assertThat(summary.advice()).isEqualTo("Apply it:");
		assertThat(summary.commands()).containsExactly("migrate upgrade heads");
	}

	@Test
	void anEmptyDatabaseSaysSo() {
		StateSummary summary = summary(shop().database("shop", "default", MigrationState.PENDING));

		assertThat(summary.title()).isEqualTo("3 revisions pending");
		assertThat(summary.detail()).isEqualTo("Nothing is applied yet. First is 'a1' (create account).");
		assertThat(summary.advice()).isEqualTo("Apply them:");
	}

	@Test
	void aRunTellsHowFarItIs() {
		StateSummary summary = summary(shop().at("a1").database("shop", "default", MigrationState.RUNNING));

		assertThat(summary.title()).isEqualTo("Migrating now");
		assertThat(summary.detail()).isEqualTo("Revision 2 of 3: 'b2' (add email).");
		assertThat(summary.advice()).isEqualTo("An instance of the application is at it. Wait until it is done.");
		assertThat(summary.commands()).isEmpty();
	}

	@Test
	void aFailureTellsWhatTheDatabaseSaid() {
		StateSummary summary = summary(shop().at("a1")
			.ran("a1")
			.ran("b2", Direction.UPGRADE, HistoryEvent.FAILED, 3, "ERROR: no such table")
			.database("shop", "default", MigrationState.FAILED));

		assertThat(summary.title()).isEqualTo("Revision 'b2' failed");
		assertThat(summary.detail()).isEqualTo("At 'a1' (create account). 2 revisions pending.");
		assertThat(summary.error()).isEqualTo("ERROR: no such table");
		assertThat(summary.run()).isNotNull();
		assertThat(summary.advice()).isEqualTo("Mend what the error names, then go on:");
		assertThat(summary.commands()).containsExactly("migrate upgrade heads");
	}

	@Test
	void aDowngradeThatFailedIsTakenBackAgain() {
		StateSummary summary = summary(shop().at("c3")
			.ran("c3", Direction.DOWNGRADE, HistoryEvent.FAILED, 3, "ERROR: in use")
			.database("shop", "orders", MigrationState.FAILED));

		assertThat(summary.title()).isEqualTo("Taking back 'c3' failed");
		assertThat(summary.detail()).isEqualTo("At 'c3' (add index).");
		assertThat(summary.advice()).isEqualTo("Mend what the error names, then take it back again:");
		assertThat(summary.commands()).containsExactly("migrate --name orders downgrade b2");
	}

	@Test
	void aFailureThatTheHistoryDoesNotShowPointsToTheLog() {
		StateSummary summary = summary(shop().at("a1").database("shop", "default", MigrationState.FAILED));

		assertThat(summary.title()).isEqualTo("The last run failed");
		assertThat(summary.advice()).isEqualTo("Mend what its log says, then go on:");
	}

	@Test
	void aNewerDatabaseNamesTheVersionThatHasTheRevision() {
		StateSummary summary = summary(shop().ran("a1", "b2", "c3")
			.version("1.3.0", "pod-9")
			.ran("d4", "add vat", List.of("c3"), Direction.UPGRADE, HistoryEvent.APPLIED, 3, null)
			.ran("e5", "add tax", List.of("d4"), Direction.UPGRADE, HistoryEvent.APPLIED, 3, null)
			.at("e5")
			.database("shop", "default", MigrationState.UNKNOWN_REVISION));

		assertThat(summary.title()).isEqualTo("Ahead of this application");
		assertThat(summary.detail())
			.isEqualTo("It is at 'e5', which this application does not have. All of its own are applied.");
		assertThat(summary.run()).isNotNull();
		assertThat(summary.advice())
			.isEqualTo("Deploy version 1.3.0 again. Or go back for good, with that version's own command:");
		assertThat(summary.commands()).containsExactly("migrate downgrade c3");
	}

	@Test
	void aNewerDatabaseThatLeftABranchOutSaysWhatIsMissing() {
		StateSummary summary = summary(
				shop().ran("d4", "add vat", List.of("b2"), Direction.UPGRADE, HistoryEvent.APPLIED, 3, null)
					.at("d4")
					.database("shop", "default", MigrationState.UNKNOWN_REVISION));

		assertThat(summary.detail())
			.isEqualTo("It is at 'd4', which this application does not have. 1 revision of its own is not applied.");
	}

	@Test
	void aRevisionThatNobodyKnowsIsReplacedInTheEnd() {
		StateSummary summary = summary(shop().at("f9").database("shop", "default", MigrationState.UNKNOWN_REVISION));

		assertThat(summary.detail()).isEqualTo(
				"It is at 'f9', which this application does not have." + " Nobody knows which of its own are applied.");
		assertThat(summary.advice())
			.isEqualTo("Deploy the version that has it, or add the folder of its script to 'migration.locations'."
					+ " If nobody has it any more, say where the database really is:");
		assertThat(summary.commands()).containsExactly("migrate stamp --purge heads");
	}

	@Test
	void aDatabaseThatDoesNotAnswerSaysWhy() {
		MigrationStatus status = shop().status(MigrationState.UNREACHABLE, "Connection refused.");

		StateSummary summary = summary(new PageDatabase("shop", "default", status));

		assertThat(summary.title()).isEqualTo("Cannot be reached");
		assertThat(summary.detail())
			.isEqualTo("The application has 3 revisions; nobody knows which of them are applied.");
		assertThat(summary.error()).isEqualTo("Connection refused.");
		assertThat(summary.commands()).containsExactly("migrate current");
	}

	@Test
	void manyRowsAreNotSpelledOut() {
		ExampleStatus status = new ExampleStatus().revision("a", "one")
			.revision("b", "two")
			.revision("c", "three")
			.revision("d", "four")
			.revision("e", "five")
			.revision("f", "six")
			.at("a", "b", "c", "d", "e", "f");

		assertThat(summary(status.database("shop", "default", MigrationState.UP_TO_DATE)).detail())
			.isEqualTo("At 'a', 'b', 'c', 'd' and 2 more. All 6 revisions are applied.");
	}

	@Test
	void namesAreQuotedForTheShell() {
		assertThat(new CommandLine("it's $HOME").of("current")).isEqualTo("migrate --name 'it'\\''s $HOME' current");
		assertThat(new CommandLine("orders-2").of("current")).isEqualTo("migrate --name orders-2 current");
		assertThat(CommandLine.quoted("-x")).isEqualTo("'-x'");
		assertThat(CommandLine.quoted("ünïcode_1.2")).isEqualTo("ünïcode_1.2");
	}

	private static ExampleStatus shop() {
		return new ExampleStatus().revision("a1", "create account")
			.revision("b2", "add email\n\nNobody had one.", "a1")
			.revision("c3", "add index", "b2");
	}

	private static StateSummary summary(PageDatabase database) {
		return StateSummary.of(database, false);
	}

}
