package dev.migration.runtime;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RecordedStatements}.
 */
class RecordedStatementsTests {

	@Test
	void statementsComeBackWhateverTheyHold() {
		RecordedStatements recorded = new RecordedStatements(
				List.of("DROP TABLE a", "", "12:x\n", "DELETE FROM b WHERE c = 'é\n7:'"));

		assertThat(RecordedStatements.parse(recorded.text())).isEqualTo(recorded);
	}

	@Test
	void changedTextIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> RecordedStatements.parse("11:DROP TABLE b\n"))
			.withMessage("The statement at character 0 has another length");
	}

}
