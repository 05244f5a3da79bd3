package dev.migration.scripts;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlSplitterFuzzTests {

	private static final List<String> FRAGMENTS = Stream
		.of("'", "''", "\"", "`", "$", "$$", "$a$", "$1", ";", ";;", "--", "-- ", "#", "//", "/*", "*/", "/*!",
				"/*!50001 ", "/*M!", "\n", "\r\n", "\r", " ", "\t", "\u00a0", "E'", "e", "U&'", "\\", "\\'", "\\N",
				"begin", "atomic", "not", "end", "case", "if", "then", "loop", "repeat", "while", "for", "each row",
				"create", "function", "procedure", "trigger", "or replace", "definer=", "@", ".", ":", ",", "(", ")",
				"[", "ä", "\uD83D\uDE00", "\uD83D", "\0", "1", "a", "-", "/", "*", "-- upgrade", "\n-- upgrade\n",
				"\n-- downgrade\n", "delimiter", "\ndelimiter //\n", "DELIMITER ;\n", "delimiter $$",
				"copy a from stdin", "set sql_mode=ansi", "${a}", "$${a}", "${", "}", "x;y")
		.toList();

	@ParameterizedTest
	@EnumSource
	@Tag("campaign")
	void piecesOfAnyTextAreTheText(SqlRules rules) {
		Seeds.of(20_261_121, 40)
			.check((seed) -> assertThat(split(Seeds.random(seed), rules, 1_000)).isGreaterThan(100));
	}

	@ParameterizedTest
	@EnumSource
	@Tag("campaign")
	void anyScriptIsReadOrRefusedWithALine(SqlRules rules) {
		Seeds.of(20_261_122, 20).check((seed) -> {
			Random random = Seeds.random(seed);
			int read = 0;
			for (int i = 0; i < 500; i++) {
				read += isRead("-- upgrade\n" + text(random, 12), rules) ? 1 : 0;
			}
			assertThat(read).isBetween(50, 450);
		});
	}

	private static int split(Random random, SqlRules rules, int texts) {
		int understood = 0;
		for (int i = 0; i < texts; i++) {
			String text = text(random, 30);
			try {
				assertThat(String.join("", SqlSections.pieces("a.sql", text, rules))).isEqualTo(text);
				understood++;
			}
			catch (InvalidScriptException ex) {
				assertThat(ex.line()).isBetween(1, SqlTokenizer.line(text, text.length()));
			}
		}
		return understood;
	}

	private static boolean isRead(String text, SqlRules rules) {
		try {
			SqlSections.parse("a.sql", text, rules, Map.of("a", "b'\n\"`c;\\*/"));
			return true;
		}
		catch (InvalidScriptException ex) {
			assertThat(ex.line()).isBetween(1, SqlTokenizer.line(text, text.length()));
			return false;
		}
	}

	private static String text(Random random, int fragments) {
		StringBuilder text = new StringBuilder();
		random.ints(random.nextInt(fragments), 0, FRAGMENTS.size())
			.forEach((index) -> text.append(FRAGMENTS.get(index)));
		return text.toString();
	}

}
