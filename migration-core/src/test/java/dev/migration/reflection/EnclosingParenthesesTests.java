package dev.migration.reflection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnclosingParentheses}.
 */
class EnclosingParenthesesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			a                 | a
			(a)               | a
			((a > 0))         | a > 0
			(a) AND (b)       | (a) AND (b)
			((a) AND (b))     | (a) AND (b)
			(a = ')')         | a = ')'
			(a = '(') OR (b)  | (a = '(') OR (b)
			("a)" = 'it''s)') | "a)" = 'it''s)'
			(a                | (a
			f(a)              | f(a)
			""", delimiter = '|')
	void onlyParenthesesAroundTheWholeAreStripped(String sql, String stripped) {
		assertThat(EnclosingParentheses.strip(sql)).isEqualTo(stripped);
	}

}
