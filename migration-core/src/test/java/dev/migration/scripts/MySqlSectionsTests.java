package dev.migration.scripts;

import java.util.List;

import dev.migration.dialect.MariaDbDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MySqlSectionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "select ';'", "select 'it''s;'", "select 'a\\';'", "select \"a\\\";\"",
			"select \"a\"\";\"", "select `a;b`", "select `a``;\\`", "select 1 # ;\n + 1", "select 1 -- ;\n + 1",
			"select 1 /* ; /* */ + 1", "select N'a;', x'3B', _utf8'\\';'", "select \\N, ';'", "/*!50001 set @a = 1; */",
			"/*M!100100 set @a = ';' */",
			"/*!50003 create trigger t before insert on a for each row begin set @a = 1; set @b = 2; end */",
			"select $a, a$b", "select 1e1, ';'" })
	void splitsNotWithin(String statement) {
		assertThat(upgrade(statement + ";\nselect 2;")).containsExactly(statement, "select 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 5--1", "select $$a", "select 'a' /* /* */", "select '\\\\'", "select \"'\"",
			"select e'a'", "begin", "begin work", "select 1 as end", "create table event (a int)",
			"create definer=`event`@localhost view v as select case a when 1 then 2 end from t",
			"drop procedure if exists p", "create table begin (if_ int)" })
	void endsBehind(String statement) {
		assertThat(upgrade(statement + ";\nselect ';'")).containsExactly(statement, "select ';'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create procedure p() begin select 1; select 2; end",
			"CREATE OR REPLACE DEFINER=`a`@`%` PROCEDURE p (IN a INT) MODIFIES SQL DATA BEGIN SET @x = 1; END",
			"create procedure if not exists p() begin if a > 1 then set a = 2; elseif a then set b = 1; else set c = 1; end if; end",
			"create function f() returns int deterministic return case when 1 then if(1, 2, 3) else 4 end",
			"create function f() returns int begin declare x int default if(1,2,3); return x; end",
			"create procedure p() begin case a when 1 then set b = 1; else begin end; end case; select case when 1 then 2 end; end",
			"create procedure p() begin l: loop leave l; end loop l; while a do set a = 1; end while; repeat set a = 1; until a end repeat; end",
			"create procedure p() begin for i in 1..3 do select i; end for; select repeat('a', 3); end",
			"create trigger t before insert on a for each row if new.a > 1 then set new.a = 1; end if",
			"create trigger t before insert on `a` for each row follows u if (new.a > 1) then set new.a = 1; end if",
			"create trigger t after insert on a for each row set @a = if(new.a > 1, 2, 3)",
			"create trigger t before insert on a for each row begin select a.end, b.begin into x from a; end",
			"create event e on schedule every 1 hour do begin delete from a; delete from b; end",
			"create definer=event@localhost trigger t before insert on a for each row begin set @a = 1; end",
			"create definer = current_user() procedure p() comment 'x' begin select 1; end",
			"begin not atomic select 1; select 2; end",
			"create procedure p() begin if exists (select 1) then drop table if exists t; end if; end",
			"create procedure p() begin select start, end from t; select 1; end",
			"create procedure p() begin if x then select 1; else if (y) then select 2; end if; end if; end" })
	void findsTheEndOfARoutineWithoutDelimiter(String routine) {
		assertThat(upgrade(routine + ";\nselect 2;")).containsExactly(routine, "select 2");
	}

	@Test
	void understandsDelimiters() {
		assertThat(upgrade("""
				select 1;
				DELIMITER //
				create procedure p() begin select 1; select 2; end//
				select ';'//
				delimiter $$ -- from here on
				select '$$', 1$$ select 2 /* $$ */$$
				create trigger t before insert on a for each row begin end$$
				DELIMITER ';'
				select 3; delimiter ||
				select 4 || select 5;
				""")).containsExactly("select 1", "create procedure p() begin select 1; select 2; end", "select ';'",
				"select '$$', 1", "select 2 /* $$ */", "create trigger t before insert on a for each row begin end",
				"select 3", "select 4", "select 5;");
	}

	@Test
	void eachSectionStartsWithSemicolons() {
		SqlSections sections = SqlSections.parse("a.sql",
				"-- upgrade\nDELIMITER //\nselect 1; //\n-- downgrade\nselect 2; select 3;", SqlRules.MYSQL);

		assertThat(sections.upgrade()).containsExactly("select 1;");
		assertThat(sections.downgrade()).containsExactly("select 2", "select 3");
	}

	@Test
	void findsSectionsWithoutASpace() {
		SqlSections sections = SqlSections.parse("a.sql", "--revision: a\r\n--upgrade\r\nselect 1;\r\n--downgrade\r\n",
				SqlRules.MYSQL);

		assertThat(sections).isEqualTo(new SqlSections(List.of("select 1"), List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '%', ignoreLeadingAndTrailingWhitespace = false,
			textBlock = """
					-- upgrade@select 1;@select 'a\\';|3|The string that starts here is not terminated; close it with '''.
					-- upgrade@select "a;|2|The string that starts here is not terminated; close it with '"'.
					-- upgrade@select `a;|2|The back-quoted name that starts here is not terminated; close it with '`'.
					-- upgrade@@delimiter@select 1|3|'DELIMITER' says no usable delimiter; write for example 'DELIMITER //'.
					-- upgrade@select 1\\G|2|'\\G' is a command of mysql, which no server understands; replace it by SQL.
					-- upgrade@create procedure p() select 1;@end;|3|'end' starts no statement: a routine was cut at a semicolon within it; write 'DELIMITER //' before the routine, '//' behind it and then 'DELIMITER ;'.
					-- upgrade@set session sql_mode = 'ANSI';|2|This 'sql_mode' changes where strings and names end; leave out NO_BACKSLASH_ESCAPES, ANSI_QUOTES and the modes that imply them.
					-- upgrade@DELIMITER //@create procedure p() begin select 1; //@DELIMITER ;|3|The routine that starts here has no 'end' for its 'begin'; complete it, or write 'DELIMITER //' before it, '//' behind it and then 'DELIMITER ;'.
					-- upgrade@create procedure p() begin if a then select 1; end if;@DELIMITER //|2|The routine that starts here has no 'end' for its 'begin'; complete it, or write 'DELIMITER //' before it, '//' behind it and then 'DELIMITER ;'.
					-- upgrade@DELIMITER //@create procedure p() begin end//@select 1;@select 2;@-- downgrade|4|Several statements start here, but 'DELIMITER //' in line 2 is still in force; write 'DELIMITER ;' before them.
					-- upgrade@/*!50003 create table a (b int);@-- downgrade@drop table a;|2|The comment that starts here is not terminated; close it with '*/'.
					-- upgrade@select 1;@/* select 2;|3|The comment that starts here is not terminated; close it with '*/'.
					-- upgrade@create procedure p()@begin select 1;@-- downgrade|2|The routine that starts here has no 'end' for its 'begin'; complete it, or write 'DELIMITER //' before it, '//' behind it and then 'DELIMITER ;'.
					""")
	void namesTheLineOfAMistake(String text, int line, String problem) {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> SqlSections.parse("a.sql", text.replace('@', '\n'), SqlRules.MYSQL))
			.withMessage("Script 'a.sql', line " + line + ": " + problem);
	}

	@Test
	void namesTheClientOfMariaDb() {
		assertThatExceptionOfType(InvalidScriptException.class)
			.isThrownBy(() -> SqlSections.parse("a.sql", "-- upgrade\nselect 1\\G", SqlRules.of(new MariaDbDialect())))
			.withMessage("Script 'a.sql', line 2: '\\G' is a command of mariadb, which no server understands;"
					+ " replace it by SQL.");
	}

	@Test
	void keepsTheModesThatDumpsSet() {
		assertThat(upgrade("/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;"
				+ "set sql_mode = 'STRICT_TRANS_TABLES'"))
			.hasSize(2);
	}

	private static List<String> upgrade(String statements) {
		return SqlSections.parse("a.sql", "-- upgrade\n" + statements, SqlRules.MYSQL).upgrade();
	}

}
