package dev.migration.scripts;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class H2SectionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "select ';'", "select 'it''s;'", "select \"a\"\";\"", "select `a;b`", "select U&'\\003B;'",
			"select 1 // ; '\n + 1", "select 1 -- ; '\n + 1", "select 1 /* ; /* ' */ ; */ + 1",
			"create alias f as $$ String f() { return \"a;\"; } $$", "select $$;$$,$$'$$", "select ($$;$$)" })
	void splitsNotWithin(String statement) {
		assertThat(upgrade(statement + ";\nselect 2;")).containsExactly(statement, "select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 'a\\'", "select \"a\\\"", "select 1 as a$$b", "select $x$", "select E'\\'",
			"select 1 -- '\r + 1", "select '(', ((1" })
	void endsBehind(String statement) {
		assertThat(upgrade(statement + ";\nselect ';'")).containsExactly(statement, "select ';'");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '%', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			-- upgrade@select $$;|2|The string that starts here is not terminated; close it with '$$'.
			-- upgrade@select `a;|2|The back-quoted name that starts here is not terminated; close it with '`'.
			-- upgrade@/* /* */|2|The comment that starts here is not terminated; close it with '*/'.
			""")
	void namesTheLineOfAMistake(String text, int line, String problem) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> SqlSections.parse("a.sql", text.replace('@', '\n'), SqlRules.H2))
			.withMessage("Script 'a.sql', line " + line + ": " + problem);
	}

	private static List<String> upgrade(String statements) {
		return SqlSections.parse("a.sql", "-- upgrade\n" + statements, SqlRules.H2).upgrade();
	}

}
