package dev.migration.dialect;

import java.util.List;

import dev.migration.operation.InvalidOperationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ParameterMarkers}.
 */
class ParameterMarkersTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			SELECT ? ~ SELECT 7
			SELECT '?', ? ~ SELECT '?', 7
			SELECT 'it''s ?', ? ~ SELECT 'it''s ?', 7
			SELECT '\\', ? ~ SELECT '\\', 7
			SELECT E'\\'?', ? ~ SELECT E'\\'?', 7
			SELECT e'\\\\', ? ~ SELECT e'\\\\', 7
			SELECT size'?', ? ~ SELECT size'?', 7
			SELECT "a?""b?", ? ~ SELECT "a?""b?", 7
			SELECT $$?'$$, ? ~ SELECT $$?'$$, 7
			SELECT $a$?$$?$a$, ? ~ SELECT $a$?$$?$a$, 7
			SELECT a$b$?, 1 ~ SELECT a$b$ 7, 1
			SELECT /* ? /* ? */ ? */ ? ~ SELECT /* ? /* ? */ ? */ 7
			SELECT a ?? 'x' AND ? ~ SELECT a ? 'x' AND 7
			SELECT a ??| ? ~ SELECT a ?| 7
			LIMIT? ~ LIMIT 7
			SELECT ?AS x ~ SELECT 7 AS x
			SELECT ?::text ~ SELECT 7::text
			SELECT ? + '? ~ SELECT 7 + '?
			SELECT ? /* ? ~ SELECT 7 /* ?
			SELECT ? $$ ? ~ SELECT 7 $$ ?
			""")
	void replacesMarkersOnly(String sql, String expected) {
		assertThat(replace(sql, 7)).isEqualTo(expected);
	}

	@Test
	void commentsEndWithTheirLine() {
		assertThat(replace("SELECT 1 -- ?\n, ?", 7)).isEqualTo("SELECT 1 -- ?\n, 7");
	}

	@Test
	void negativeNumbersAreInParentheses() {
		assertThat(replace("SELECT 1 -?", -7)).isEqualTo("SELECT 1 -(-7)");
	}

	@Test
	void valuesAreNotSearched() {
		assertThat(ParameterMarkers.replace("SELECT ?, ?", List.of("a", "b"), (value) -> "'?'"))
			.isEqualTo("SELECT '?', '?'");
	}

	@Test
	void longTextsAreRead() {
		String text = "'" + "x''".repeat(100_000) + "'";

		assertThat(replace("SELECT " + text + ", $$" + text + "$$, E" + text + ", ?", 7))
			.isEqualTo("SELECT " + text + ", $$" + text + "$$, E" + text + ", 7");
	}

	@Test
	void refusesAnotherNumberOfValues() {
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> replace("SELECT ?, ?", 7))
			.withMessage("The statement 'SELECT ?, ?' has '2' parameters but '1' values are given; give one value for"
					+ " each '?'.");
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> replace("SELECT 1", 7))
			.withMessage("The statement 'SELECT 1' has '0' parameters but '1' values are given; give one value for"
					+ " each '?'.");
	}

	private static String replace(String sql, Object... values) {
		return ParameterMarkers.replace(sql, List.of(values), String::valueOf);
	}

}
