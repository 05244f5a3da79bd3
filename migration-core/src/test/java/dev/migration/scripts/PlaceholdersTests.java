package dev.migration.scripts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaceholdersTests {

	@Test
	void areTextWhileThereIsNoValue() {
		assertThat(upgrade("select '${a}', $${b}$$", Map.of())).containsExactly("select '${a}', $${b}$$");
	}

	@Test
	void areReplacedEverywhere() {
		assertThat(upgrade("""
				create table ${schema}.t (a text default '${ owner }'); -- of ${owner}
				do $$ begin perform '${owner}'; end $$;
				select "${schema}", 'a${my-app.name}b'
				""", Map.of("schema", "app", "owner", "jane", "my-app.name", "$0\\1"))).containsExactly(
				"create table app.t (a text default 'jane')", "-- of jane\ndo $$ begin perform 'jane'; end $$",
				"select \"app\", 'a$0\\1b'");
	}

	@Test
	void areTextInTheHeader() {
		assertThat(SqlSections.parse("a.sql", "-- message: ${b}\n-- upgrade\nselect ${a}", SqlRules.POSTGRESQL,
				Map.of("a", "1")))
			.isEqualTo(new SqlSections(List.of("select 1"), null));
	}

	@Test
	void canBeWrittenAsText() {
		assertThat(upgrade("select '$${a}', '$$${a}', '$ {a}', '{a}', '${}', '${a', '${b c}', $${\"a\": 1}$$",
				Map.of("a", "1")))
			.containsExactly("select '${a}', '$${a}', '$ {a}', '{a}', '${}', '${a', '${b c}', $${\"a\": 1}$$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "${a}", "$${a}", "$$${a}", "a ${ b } c ${d}", "$${\"a\": 1}$$", "${a b}", "$$", "${",
			"${a}${b}$" })
	void comeBackFromWhatIsEscaped(String text) {
		assertThat(new Placeholders("a.sql", Map.of("x", "y")).replace(Placeholders.escape(text)).text())
			.isEqualTo(text);
	}

	@Test
	void areReplacedBeforeStatementsAreFound() {
		assertThat(upgrade("${statements} select 3;", Map.of("statements", "select 1; select 2;")))
			.containsExactly("select 1", "select 2", "select 3");
	}

	@Test
	void areNotFoundInValues() {
		assertThat(upgrade("select '${a}'", Map.of("a", "${b}", "b", "c"))).containsExactly("select '${b}'");
	}

	@Test
	void doNotMoveTheLineOfAMistake() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade("select ${a};\nselect ${a};\nselect 'b;", Map.of("a", "1,\n2,\n3")))
			.withMessage("Script 'a.sql', line 4: The string that starts here is not terminated; close it with '''.");
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade("select ${a};\n\\d ${a}", Map.of("a", "1,\n2,\n3")))
			.withMessage("Script 'a.sql', line 3: '\\d' is a command of psql, which no server understands;"
					+ " replace it by SQL.");
	}

	@Test
	void thatAreUnknownAreNamedWithTheKnownOnes() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade("select 1;\n-- ${onwer}", Map.of("schema", "app", "owner", "jane")))
			.withMessage(
					"Script 'a.sql', line 3: There is no value for placeholder 'onwer'; use one of 'owner', 'schema',"
							+ " set 'migration.placeholders.onwer', or write '$${onwer}' for the text itself.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			select '${a}'|O'Brien
			select '${a}'|x'; drop table t; --
			select '${a}'|x' || '
			select "${a}"|x" y "
			select E'${a}', ''|\\
			select 1 /* ${a} */|*/
			select 1 /* ${a} */|/*
			select 1 -- ${a}|x@, 2
			do $x$ ${a} $x$|$x$
			""")
	void whoseValueEndsWhatItStandsInAreRefused(String statement, String value) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade("\n" + statement, Map.of("a", value.replace('@', '\n'))))
			.withMessageStartingWith("Script 'a.sql', line 3: The ");
	}

	@Test
	void whoseValueEndsAStringAreNamed() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade("select '${a}', '${owner}'", Map.of("a", "1", "owner", "x', 'y")))
			.withMessage("Script 'a.sql', line 2: The value of placeholder 'owner' ends the text that it stands in;"
					+ " double its quotes or choose another value.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- ${a}", "${b}", "select 1;\n--${c}" })
	void whoseValueStartsASectionAreRefused(String statement) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> upgrade(statement,
					Map.of("a", "downgrade", "b", "1;\n-- downgrade\ndrop table t", "c", " Downgrade: ")))
			.withMessageEndingWith(" would start a section; choose another value.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "O''Brien", "x; y", "--", "/*", "\"", "$x$", "\n", "", "ü" })
	void mayHoldAnythingElse(String value) {
		assertThat(upgrade("select '${a}'", Map.of("a", value))).containsExactly("select '" + value + "'");
	}

	/**
	 * To look for each token among all values takes minutes here.
	 */
	@Test
	@Timeout(60)
	void mayStandInEachLineOfALongScript() {
		assertThat(
				upgrade("insert into ${schema}.t values ('${a}');\n".repeat(100_000), Map.of("schema", "app", "a", "")))
			.hasSize(100_000)
			.last()
			.isEqualTo("insert into app.t values ('')");
	}

	private static List<String> upgrade(String statements, Map<String, String> values) {
		return SqlSections.parse("a.sql", "-- upgrade\n" + statements, SqlRules.POSTGRESQL, values).upgrade();
	}

}
