package dev.migration.scripts;

import java.util.List;
import java.util.Random;

import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlSectionsTests {

	private static final List<String> FRAGMENTS = List.of("'", "''", "\"", "$", "$$", "$a$", "$1", ";", "--", "/*",
			"*/", "\n", "\r\n", " ", "E'", "e", "\\", "\\'", "begin", "atomic", "end", "case", "create", "function",
			"or replace", "(", ")", "ä", "\uD83D\uDE00", "1", "a", "-", "/", "*", "-- upgrade", "x;y");

	@Test
	void splitsAtSemicolons() {
		assertThat(upgrade("create table a (id int);\n\ncreate table b (id int);"))
			.containsExactly("create table a (id int)", "create table b (id int)");
	}

	@Test
	void acceptsALastStatementWithoutSemicolon() {
		assertThat(upgrade("select 1;\nselect 2\n")).containsExactly("select 1", "select 2");
	}

	@Test
	void dropsEmptyStatements() {
		assertThat(upgrade(";;\n-- nothing; here\n/* nor; here */;\n;")).isEmpty();
	}

	@Test
	void keepsCommentsThatBelongToAStatement() {
		assertThat(upgrade("-- why; because\nselect /* ; */ 1 -- one;\n; select 2"))
			.containsExactly("-- why; because\nselect /* ; */ 1 -- one;", "select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select ';'", "select 'it''s;'", "select E'\\';'", "select e'\\\\', ';'", "select \"a;b\"",
			"select \"a\"\";\"", "do $$ begin; end $$", "do $a$ $$; $$ $b$; $a$", "select 1 /* a /* b; */ c; */ + 1",
			"select 'C:\\', ';'", "select $1, a$b$c",
			"create rule r as on insert to a do (delete from b; delete from c)",
			"create function f() returns int begin atomic select 1; select case when true then 2 end; end",
			"CREATE OR REPLACE PROCEDURE p(begin int) LANGUAGE sql BEGIN ATOMIC INSERT INTO a VALUES (1); END",
			"select U&'d\\0061t;'", "select B'1;', x';', n';'", "select ü$$", "select $$';'$$" })
	void splitsNotWithin(String statement) {
		assertThat(upgrade(statement + ";\nselect 2;")).containsExactly(statement, "select 2");
	}

	@Test
	void beginAndEndOfATransactionAreStatements() {
		assertThat(upgrade("begin; select 1; end; create table a (b int); commit;")).containsExactly("begin",
				"select 1", "end", "create table a (b int)", "commit");
	}

	@Test
	void readsBothSectionsInAnyOrder() {
		SqlSections sections = SqlSections.parse("a.sql",
				"-- downgrade\ndrop table a;\n  -- Upgrade: \ncreate table a();");

		assertThat(sections.upgrade()).containsExactly("create table a()");
		assertThat(sections.downgrade()).containsExactly("drop table a");
	}

	@Test
	void tellsAnEmptyDowngradeFromNone() {
		assertThat(SqlSections.parse("a.sql", "-- upgrade\nselect 1;").downgrade()).isNull();
		assertThat(SqlSections.parse("a.sql", "-- upgrade\nselect 1;\n-- downgrade").downgrade()).isEmpty();
	}

	@Test
	void takesNoMarkerOutOfAStringOrAComment() {
		assertThat(upgrade(
				"select '\n-- downgrade\n';\n/*\n-- downgrade\n*/ select 2; -- downgrade\nselect $$\n-- upgrade\n$$"))
			.hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false,
			textBlock = """
					select 1;|1|A statement stands before the first section; put it below '-- upgrade'.
					-- revision: a@-- downgrade@drop table a;|0|It has no upgrade section; add the line '-- upgrade' before its statements.
					-- upgrade@-- upgrade|2|There are two upgrade sections; put their statements into one.
					-- upgrade@-- downgrade@@-- downgrade|4|There are two downgrade sections; put their statements into one.
					-- upgrade@select 1;@select 'a;|3|The string that starts here is not terminated; close it with '''.
					-- upgrade@select "a;|2|The double-quoted name that starts here is not terminated; close it with '"'.
					-- upgrade@select $x$ $$;|2|The string that starts here is not terminated; close it with '$x$'.
					-- upgrade@@/* /* */|3|The comment that starts here is not terminated; close it with '*/'.
					-- upgrade@\\copy a from 'b'|2|'\\copy' is a command of psql, which no server understands; replace it by SQL.
					-- upgrade@select 1 \\gexec|2|'\\gexec' is a command of psql, which no server understands; replace it by SQL.
					-- upgrade@select E'\\|2|The string that starts here is not terminated; close it with '''.
					""")
	void namesTheLineOfAMistake(String text, int line, String problem) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> SqlSections.parse("a.sql", text.replace('@', '\n')))
			.withMessage("Script 'a.sql'" + ((line > 0) ? ", line " + line : "") + ": " + problem)
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(line));
	}

	@Test
	@Tag("campaign")
	void piecesOfAnyTextAreTheText() {
		Seeds.of(20_261_121, 10).check((seed) -> assertThat(understood(Seeds.random(seed), 1_000)).isGreaterThan(200));
	}

	@Test
	void splitsALongScriptInLittleTime() {
		String text = "insert into a (x) values ('y' or 'z' or create);\n".repeat(50_000);

		assertThat(upgrade(text)).hasSize(50_000);
	}

	private static int understood(Random random, int texts) {
		int understood = 0;
		for (int i = 0; i < texts; i++) {
			StringBuilder text = new StringBuilder();
			random.ints(random.nextInt(30), 0, FRAGMENTS.size()).forEach((index) -> text.append(FRAGMENTS.get(index)));
			try {
				assertThat(String.join("", SqlSections.pieces("a.sql", text.toString()))).isEqualTo(text.toString());
				understood++;
			}
			catch (InvalidScriptException ex) {
				assertThat(ex).hasMessageContaining("is not terminated; close it with");
			}
		}
		return understood;
	}

	private static List<String> upgrade(String statements) {
		return SqlSections.parse("a.sql", "-- upgrade\n" + statements).upgrade();
	}

}
