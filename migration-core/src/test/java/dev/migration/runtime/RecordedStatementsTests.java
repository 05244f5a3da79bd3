package dev.migration.runtime;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordedStatements}.
 */
class RecordedStatementsTests {

	@Test
	void everyStatementIsPrecededByItsLength() {
		RecordedStatements recorded = new RecordedStatements(
				List.of("DROP TABLE a", "DELETE FROM b WHERE c = 'x\n7:'"));

		assertThat(recorded.text()).isEqualTo("12:DROP TABLE a\n30:DELETE FROM b WHERE c = 'x\n7:'\n");
	}

	@Test
	void hashChangesWithTheText() {
		RecordedStatements one = new RecordedStatements(List.of("DROP TABLE a"));
		RecordedStatements other = new RecordedStatements(List.of("DROP TABLE b"));

		assertThat(one.hash()).startsWith("text-1:").isNotEqualTo(other.hash());
	}

}
