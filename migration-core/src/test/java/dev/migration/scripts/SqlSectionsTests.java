package dev.migration.scripts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlSectionsTests {

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
			"select U&'d\\0061t;'", "select E'a'\n'b\\';'", "select e'a' -- c\n --d\n\t'\\';'", "select 'a'\n'\\', ';'",
			"select 1 as \"\u00a0;\"", "copy a from '/tmp/stdin;'", "set standard_conforming_strings = on",
			"create function f() returns int begin atomic select 1 as end; select a.end from a; end",
			"create function begin(a int) returns int begin atomic select (case a when 1 then 2 end); end",
			"create function f(a text) returns int language sql as 'begin atomic;'", "select B'1;', x';', n';'",
			"select ü$$", "select $$';'$$" })
	void splitsNotWithin(String statement) {
		assertThat(upgrade(statement + ";\nselect 2;")).containsExactly(statement, "select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select e'a' 'b\\'", "select 'a\\'", "select 1e'\\'",
			"create function begin() returns int return 1", "select a$$b$$", "select \u00a0e'\\'",
			"select 1 -- ;\r + 1" })
	void endsBehind(String statement) {
		assertThat(upgrade(statement + ";\nselect ';'")).containsExactly(statement, "select ';'");
	}

	@Test
	void keepsLineEndsInStrings() {
		assertThat(upgrade("select 'a\r\nb'\r\n;\r\n-- x\r\nselect 2;\r\n")).containsExactly("select 'a\r\nb'",
				"-- x\r\nselect 2");
	}

	@Test
	void beginAndEndOfATransactionAreStatements() {
		assertThat(upgrade("begin; select 1; end; create table a (b int); commit;")).containsExactly("begin",
				"select 1", "end", "create table a (b int)", "commit");
	}

	@Test
	void readsBothSectionsInAnyOrder() {
		SqlSections sections = SqlSections.parse("a.sql",
				"-- downgrade\ndrop table a;\n  -- Upgrade: \ncreate table a();", SqlRules.POSTGRESQL);

		assertThat(sections.upgrade()).containsExactly("create table a()");
		assertThat(sections.downgrade()).containsExactly("drop table a");
	}

	@Test
	void tellsAnEmptyDowngradeFromNone() {
		assertThat(SqlSections.parse("a.sql", "-- upgrade\nselect 1;", SqlRules.POSTGRESQL).downgrade()).isNull();
		assertThat(SqlSections.parse("a.sql", "-- upgrade\nselect 1;\n-- downgrade", SqlRules.POSTGRESQL).downgrade())
			.isEmpty();
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
					-- upgrade@COPY a (b) FROM stdin;@it's@\\.@|2|'COPY … FROM STDIN' sends its rows beside the statements, which only psql can; write INSERT statements.
					-- upgrade@select 1;@copy (select 1) to stdout|3|'COPY … TO STDOUT' sends its rows beside the statements, which only psql can; write INSERT statements.
					-- upgrade@set standard_conforming_strings = off;|2|'standard_conforming_strings' is switched off here, so that strings end elsewhere than they seem to; leave it on and write E'…' where a backslash escapes.
					-- upgrade@-- transactional: false@select 1;|2|'transactional: false' stands below the header, where it has no effect; move it above '-- upgrade' or remove it.
					-- upgrade@select 1;@-- revision: b|3|'revision: b' stands below the header, where it has no effect; move it above '-- upgrade' or remove it.
					-- upgrade@select E'a'@ 'b\\';|3|The string that starts here is not terminated; close it with '''.
					-- upgrade@create function f() returns int@begin atomic select 1;@-- downgrade@drop function f();|2|The routine that starts here has no 'END' for its 'BEGIN ATOMIC'; complete it.
					-- upgrade@select 1;@@insert into a values (1;@select 2;|4|The statement that starts here closes fewer parentheses than it opens; add ')'.
					-- upgrade@do $$ begin end;@-- downgrade@select 1;|2|The string that starts here is not terminated; close it with '$$'.
					-- upgrade@select E'\\|2|The string that starts here is not terminated; close it with '''.
					""")
	void namesTheLineOfAMistake(String text, int line, String problem) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> SqlSections.parse("a.sql", text.replace('@', '\n'), SqlRules.POSTGRESQL))
			.withMessage("Script 'a.sql'" + ((line > 0) ? ", line " + line : "") + ": " + problem)
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(line));
	}

	@Test
	void splitsALongScriptInLittleTime() {
		String text = "insert into a (x) values ('y' or 'z' or create);\n".repeat(50_000);

		assertThat(upgrade(text)).hasSize(50_000);
	}

	private static List<String> upgrade(String statements) {
		return SqlSections.parse("a.sql", "-- upgrade\n" + statements, SqlRules.POSTGRESQL).upgrade();
	}

}
