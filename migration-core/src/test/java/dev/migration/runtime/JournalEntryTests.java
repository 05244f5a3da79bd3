package dev.migration.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalEntry}.
 */
class JournalEntryTests {

	@Test
	void formIsReadAgain() {
		JournalEntry entry = new JournalEntry(3, 1, 2, "text-1:abc", "CREATE TABLE t (\n\ta int\n)");

		assertThat(entry.form()).isEqualTo("3.1/2 text-1:abc\nCREATE TABLE t (\n\ta int\n)");
		assertThat(JournalEntry.parse(entry.form())).hasValue(entry);
		assertThat(entry.isLast()).isFalse();
	}

	@Test
	void longTextsAreCut() {
		assertThat(new JournalEntry(1, 1, 1, "text-1:abc", "x".repeat(3000)).text()).hasSize(2000);
	}

	@Test
	void formsOfLaterVersionsAreNone() {
		assertThat(JournalEntry.parse("{\"position\": 1}")).isEmpty();
		assertThat(JournalEntry.parse("")).isEmpty();
	}

}
