package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migration.revision.Direction;
import dev.migration.runtime.JournalReader.StatementRow;
import dev.migration.runtime.JournalRows.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalRows} and {@link StatementJournal}: what rows tell of
 * statements that have begun.
 */
class IntentJournalTests {

	private static final Place FIRST = new Place(1, 1);

	private final List<String> written = new ArrayList<>();

	@Test
	void statementIsInterruptedUntilItsEndIsWrittenDown() {
		JournalRows begun = JournalRows.of(List.of(started(), begun(1, 1)));
		JournalRows ended = JournalRows.of(List.of(started(), begun(1, 1), done(1, 1)));

		assertThat(begun.interrupted()).containsOnlyKeys(FIRST);
		assertThat(begun.interrupted().get(FIRST).stateBefore()).isEqualTo("state-1 1:ab");
		assertThat(ended.interrupted()).isEmpty();
		assertThat(ended.entries()).containsExactly(entry(1, 1));
	}

	@Test
	void whatTheServerRefusedIsNotInterrupted() {
		JournalRows rows = JournalRows.of(List.of(started(), begun(1, 1), failed()));

		assertThat(rows.interrupted()).isEmpty();
		assertThat(rows.begun()).containsOnlyKeys(FIRST);
	}

	@Test
	void failureOfALaterRunTellsNothingOfAnEarlierOne() {
		JournalRows rows = JournalRows.of(List.of(started(), begun(1, 1), started(), failed()));

		assertThat(rows.interrupted()).containsOnlyKeys(FIRST);
	}

	@Test
	void statementThatIsSentAgainAndRefusedIsClosed() {
		JournalRows rows = JournalRows
			.of(List.of(started(), begun(1, 1), started(), refused(1, 1), begun(1, 1), failed()));

		assertThat(rows.interrupted()).isEmpty();
	}

	@Test
	void scriptThatCaughtARefusalMayBeInterruptedLater() {
		JournalRows rows = JournalRows.of(List.of(started(), begun(1, 1), refused(1, 1), begun(2, 1)));

		assertThat(rows.interrupted()).containsOnlyKeys(new Place(2, 1));
	}

	@Test
	void rowsOfALaterVersionAreLeftAlone() {
		JournalRows rows = JournalRows.of(List.of(started(), row(HistoryEvent.BEGUN, "in another form"),
				row(HistoryEvent.STATEMENT, "in another form"), row(HistoryEvent.BEGUN, null)));

		assertThat(rows.interrupted()).isEmpty();
		assertThat(rows.entries()).isEmpty();
	}

	@Test
	void revisionIsUnfinishedWhileAStatementIsInterrupted() {
		UnfinishedRevision upgrade = new UnfinishedRevision("b2", Direction.UPGRADE, 0, false);
		UnfinishedRevision downgrade = new UnfinishedRevision("b2", Direction.DOWNGRADE, 0, false);

		assertThat(upgrade.with(JournalRows.of(List.of(started(), begun(1, 1), failed())))).isEmpty();
		assertThat(upgrade.with(JournalRows.of(List.of(started(), begun(1, 1))))).singleElement()
			.extracting(UnfinishedRevision::description)
			.isEqualTo("Revision 'b2' is half applied: 1 statement of its upgrade was interrupted");
		assertThat(downgrade.with(JournalRows.of(List.of(started(), begun(1, 1), done(1, 1), begun(2, 1)))))
			.singleElement()
			.extracting(UnfinishedRevision::description)
			.isEqualTo("Revision 'b2' is half undone: 1 statement of its downgrade took effect and 1 was interrupted");
	}

	@Test
	void beginningAndEndAreWrittenDown() {
		StatementJournal journal = journal(started());

		journal.begin(entry(1, 1), "state-1 1:cd", "indexes 1,2");
		journal.append(entry(1, 1), false);
		journal.goOn();

		assertThat(this.written).containsExactly(
				"BEGUN {message=indexes 1,2, state_before=state-1 1:cd, statement=1.1/1 text-1:x\nSQL 1}",
				"STATEMENT {statement=1.1/1 text-1:x\nSQL 1}");
	}

	@Test
	void scriptThatGoesOnClosesWhatWasRefused() {
		StatementJournal journal = journal(started());

		journal.begin(entry(1, 1), "state-1 1:cd", null);
		journal.goOn();
		journal.goOn();

		assertThat(this.written).hasSize(2).last().isEqualTo("STATEMENT {statement=refused 1.1}");
	}

	@Test
	void interruptedStatementHasToBeOfTheScriptStill() {
		StatementJournal journal = journal(started(), done(1, 1), begun(2, 1));

		assertThat(journal.found()).isOne();
		assertThat(journal.interrupted(2, 1)).isPresent();
		journal.entry(1, 1);
		assertThat(journal.unseen()).hasValue(entry(2, 1));

		journal.tookEffect(entry(2, 1));
		assertThat(journal.interrupted(2, 1)).isEmpty();
		assertThat(journal.isDone(2)).isTrue();
		assertThat(this.written)
			.containsExactly("STATEMENT {message=took effect before an interruption, statement=2.1/1 text-1:x\nSQL 2}");
	}

	private StatementJournal journal(StatementRow... rows) {
		return new StatementJournal(JournalRows.of(List.of(rows)),
				(event, row) -> this.written.add(event + " " + new TreeMap<>(Map.copyOf(row))));
	}

	private static StatementRow started() {
		return row(HistoryEvent.STARTED, null);
	}

	private static StatementRow begun(int position, int statement) {
		return new StatementRow(HistoryEvent.BEGUN, entry(position, statement).form(), null, "state-1 1:ab", null);
	}

	private static StatementRow done(int position, int statement) {
		return row(HistoryEvent.STATEMENT, entry(position, statement).form());
	}

	private static StatementRow refused(int position, int statement) {
		return row(HistoryEvent.STATEMENT, JournalRows.refused(new Place(position, statement)));
	}

	private static StatementRow failed() {
		return row(HistoryEvent.FAILED, null);
	}

	private static StatementRow row(HistoryEvent event, String statement) {
		return new StatementRow(event, statement, null, null, null);
	}

	private static JournalEntry entry(int position, int statement) {
		return new JournalEntry(position, statement, 1, "text-1:x", "SQL " + position);
	}

}
