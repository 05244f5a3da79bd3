package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.migration.runtime.JournalReader.StatementRow;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementJournal}.
 */
class StatementJournalTests {

	private final List<Map<String, String>> rows = new ArrayList<>();

	@Test
	void callIsDoneWithItsLastStatement() {
		StatementJournal journal = journal(entry(1, 1, 1), entry(2, 1, 2));

		assertThat(journal.isDone(1)).isTrue();
		assertThat(journal.isDone(2)).isFalse();
		assertThat(journal.entry(2, 1)).hasValue(entry(2, 1, 2));
		assertThat(journal.entry(2, 2)).isEmpty();

		journal.append(entry(2, 2, 2), false);
		assertThat(journal.isDone(2)).isTrue();
		assertThat(journal.size()).isEqualTo(3);
		assertThat(journal.found()).isEqualTo(2);
		assertThat(this.rows).containsExactly(Map.of("statement", "2.2/2 text-1:abc\nSELECT 1"));
	}

	@Test
	void whatIsLeftIsTheFirstThatWasNotAskedFor() {
		StatementJournal journal = journal(entry(1, 1, 1), entry(2, 1, 1), entry(3, 1, 1));

		journal.entry(1, 1);
		assertThat(journal.unseen()).hasValue(entry(2, 1, 1));

		journal.entry(2, 1);
		journal.entry(3, 1);
		assertThat(journal.unseen()).isEmpty();
	}

	@Test
	void answersCountWhereTheCallHasBegun() {
		Answers given = new Answers();
		given.add(new ObjectState(new ObjectKey(ObjectKind.VIEW, QualifiedName.of("v"), null, null), null));
		StatementJournal journal = journalOf(row(given.form(1)), row(entry(1, 1, 2).form()), row(given.form(2)));

		assertThat(journal.answers(1).isEmpty()).isFalse();
		assertThat(journal.answers(2).isEmpty()).isTrue();
	}

	@Test
	void whatIsTakenBackDoesNotCount() {
		StatementJournal journal = journal();

		journal.append(entry(1, 1, 1), true);
		journal.endTransaction(false);
		assertThat(journal.size()).isZero();

		journal.append(entry(1, 1, 1), true);
		journal.endTransaction(true);
		assertThat(journal.size()).isOne();
		assertThat(journal.isDone(1)).isTrue();
	}

	@Test
	void whatTheScriptTakesBackIsWrittenDownOnceMore() {
		StatementJournal journal = journal();
		journal.append(entry(1, 1, 1), true);
		journal.append(entry(2, 1, 1), true);
		this.rows.clear();

		journal.appendTakenBack();

		assertThat(this.rows).containsExactly(Map.of("statement", "1.1/1 text-1:abc\nSELECT 1"),
				Map.of("statement", "2.1/1 text-1:abc\nSELECT 1"));
	}

	@Test
	void whatIsWrittenDownTwiceCountsOnce() {
		assertThat(journal(entry(1, 1, 1), entry(2, 1, 1), entry(1, 1, 1)).found()).isEqualTo(2);
	}

	private StatementJournal journal(JournalEntry... found) {
		return journalOf(Arrays.stream(found).map((entry) -> row(entry.form())).toArray(StatementRow[]::new));
	}

	private StatementJournal journalOf(StatementRow... found) {
		return new StatementJournal(JournalRows.of(List.of(found)), (event, row) -> this.rows.add(row));
	}

	private static StatementRow row(String statement) {
		return new StatementRow(HistoryEvent.STATEMENT, statement, null, null, null);
	}

	private static JournalEntry entry(int position, int statement, int statements) {
		return new JournalEntry(position, statement, statements, "text-1:abc", "SELECT 1");
	}

}
