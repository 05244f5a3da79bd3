package dev.migration.runtime;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordedStatements}.
 */
class RecordedStatementsTests {

	private static final RecordedStatements RECORDED = new RecordedStatements(
			List.of("DROP TABLE a", "DELETE FROM b WHERE c = 'x\n7:'"));

	private static final String TEXT = "12:DROP TABLE a\n30:DELETE FROM b WHERE c = 'x\n7:'\n";

	@Test
	void everyStatementIsPrecededByItsLength() {
		assertThat(RECORDED.text()).isEqualTo(TEXT);
	}

	@Test
	void statementsAreReadAsTheyWereWritten() {
		assertThat(RecordedStatements.parse(TEXT)).contains(RECORDED);
		assertThat(RecordedStatements.parse("")).contains(new RecordedStatements(List.of()));
		assertThat(RecordedStatements.parse("0:\n2:\uD83D\uDE80\n"))
			.contains(new RecordedStatements(List.of("", "\uD83D\uDE80")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE a", "12:DROP TABLE a", "11:DROP TABLE a\n", "13:DROP TABLE a\n",
			"12:DROP TABLE a\n ", "12:DROP TABLE a\n7:", "-1:\n", ":\n", "+1:a\n", "99999999999:a\n", "1;a\n",
			"999999999:a\n" })
	void whatWasNotWrittenSoIsNotRead(String text) {
		assertThat(RecordedStatements.parse(text)).isEmpty();
	}

}
