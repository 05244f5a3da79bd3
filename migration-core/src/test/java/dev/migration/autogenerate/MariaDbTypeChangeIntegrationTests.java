package dev.migration.autogenerate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link MySqlTypeChange} on MariaDB.
 */
class MariaDbTypeChangeIntegrationTests extends TypeChangeSuite {

	private static final String[] TEXTS = { "", "ab ", "abc", "äöü", "abcde     ", "abcdefghij", "01", " 7", "A",
			"2024-01-01", "{\"b\":1, \"a\":1}", "0ce0bb0a-0000-4000-8000-0000000000FF", "😀" };

	private static final String[] LATIN = { "", "ab ", "abc", "äöü", "01", "A", "abcdefghij" };

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

	@Override
	String temporary() {
		return "TEMPORARY";
	}

	@Override
	String differs(String one, String other) {
		return "NOT (CAST(" + one + " AS binary) <=> CAST(" + other + " AS binary))";
	}

	@Override
	String withoutBlanks(String value) {
		return "replace(" + value + ", ' ', '')";
	}

	/**
	 * MariaDB 11.4 reads texts of numbers beyond a signed bigint as the greatest one of
	 * those.
	 */
	@Override
	boolean isLostOnTheWayBack(String from, String to) {
		return from.equals("bigint unsigned")
				&& Set.of("varchar(300)", "tinytext", "text", "longtext", "json").contains(to);
	}

	@Override
	Map<String, List<String>> values() {
		Map<String, List<String>> values = new LinkedHashMap<>();
		values.put("tinyint", List.of("0", "2", "-128", "127"));
		values.put("tinyint unsigned", List.of("0", "255"));
		values.put("smallint", List.of("0", "2", "-32768", "32767"));
		values.put("int", List.of("0", "2", "-2147483648", "2147483647", "16777217"));
		values.put("int unsigned", List.of("0", "4294967295"));
		values.put("bigint", List.of("0", "-9223372036854775808", "9223372036854775807", "9007199254740993"));
		values.put("bigint unsigned", List.of("0", "18446744073709551615"));
		values.put("decimal(10,2)", List.of("0.01", "99999999.99", "-99999999.99", "999.99"));
		values.put("decimal(10,2) unsigned", List.of("0.01", "99999999.99"));
		values.put("decimal(12,4)", List.of("0.0001", "99999999.9999", "-1.5", "999.9999"));
		values.put("decimal(5,0)", List.of("0", "99999", "-99999"));
		values.put("float", List.of("0", "0.1", "3.40282e38", "1.17549435e-38", "-16777216", "1234567"));
		values.put("double", List.of("0", "0.1", "1.7976931348623157e308", "2.2250738585072014e-308"));
		values.put("bit(1)", List.of("b'0'", "b'1'"));
		values.put("bit(8)", List.of("b'0'", "b'11111111'"));
		values.put("char(3)", texts(3, TEXTS));
		values.put("char(10)", texts(10, TEXTS));
		values.put("varchar(3)", texts(3, TEXTS));
		values.put("varchar(10)", texts(10, TEXTS));
		values.put("varchar(10) character set latin1", texts(10, LATIN));
		values.put("varchar(10) character set ascii", texts(10, "", "ab ", "abcdefghij"));
		values.put("varchar(10) character set utf8mb3", texts(10, "", "ab ", "жж", "abcdefghij"));
		values.put("varchar(10) character set utf8mb4", texts(10, TEXTS));
		values.put("varchar(300)", List.of("''", "'abc  '", "repeat('ä', 300)", "'1'"));
		values.put("tinytext", texts(99, TEXTS));
		values.put("text", List.of("''", "'ab '", "repeat('ä', 30000)", "'1'", "'😀'"));
		values.put("longtext", List.of("''", "'ab '", "repeat('ä', 40000)", "'1'", "'😀'"));
		values.put("binary(4)", List.of("x'00ff00ff'", "x'ff'"));
		values.put("binary(8)", List.of("x'00ff00ff00ff00ff'", "x'ff'"));
		values.put("varbinary(4)", List.of("x'00ff00ff'", "''", "x'ff'"));
		values.put("blob", List.of("x'00ff00ff00ff00ffee'", "''", "x'ff'"));
		values.put("date", List.of("'2024-02-29'", "'9999-12-31'", "'1000-01-01'"));
		values.put("time", List.of("'00:00:00'", "'838:59:59'", "'-838:59:59'"));
		values.put("time(3)", List.of("'00:00:00.123'", "'838:59:59.999'", "'-838:59:59.999'"));
		values.put("datetime", List.of("'2024-02-29 12:34:56'", "'9999-12-31 23:59:59'", "'1000-01-01'"));
		values.put("datetime(6)", List.of("'2024-02-29 12:34:56.123456'", "'9999-12-31 23:59:59.999999'"));
		values.put("timestamp", List.of("'2024-02-29 12:34:56'", "'1970-01-01 00:00:01'"));
		values.put("timestamp(6)", List.of("'2024-02-29 12:34:56.123456'", "'2038-01-19 03:14:07.999999'"));
		values.put("year", List.of("2024", "1901", "2155"));
		values.put("json", List.of("'{\"b\":1, \"a\":1}'", "'\"x\"'", "'1 '", "'\"😀\"'",
				"concat('\"', repeat('x', 70000), '\"')"));
		values.put("enum('a', 'abc')", List.of("'a'", "'abc'"));
		values.put("enum('abc', 'b', 'a')", List.of("'a'", "'abc'", "'b'"));
		values.put("enum('A', 'x')", List.of("'A'", "'x'"));
		values.put("set('a', 'abc')", List.of("'a'", "'abc'", "'a,abc'", "''"));
		values.put("set('abc', 'b', 'a')", List.of("'a'", "'a,b,abc'", "''"));
		values.put("uuid", List.of("'0ce0bb0a-0000-4000-8000-0000000000ff'"));
		values.put("inet6", List.of("'::1'", "'2001:db8::ff00:42:8329'"));
		return values;
	}

	@Override
	Set<String> cautious() {
		// A type without a character set has that of its table, which nobody tells
		return Set.of("varchar(10) character set latin1 -> varchar(10)",
				"varchar(10) character set latin1 -> varchar(300)", "varchar(10) character set latin1 -> tinytext",
				"varchar(10) character set latin1 -> text", "varchar(10) character set latin1 -> longtext",
				"varchar(10) character set ascii -> varchar(10)", "varchar(10) character set ascii -> varchar(300)",
				"varchar(10) character set ascii -> tinytext", "varchar(10) character set ascii -> text",
				"varchar(10) character set ascii -> longtext", "varchar(10) character set utf8mb3 -> varchar(10)",
				"varchar(10) character set utf8mb3 -> varchar(300)", "varchar(10) character set utf8mb3 -> tinytext",
				"varchar(10) character set utf8mb3 -> text", "varchar(10) character set utf8mb3 -> longtext",
				"varchar(10) character set utf8mb4 -> varchar(10)", "varchar(10) character set utf8mb4 -> varchar(300)",
				"varchar(10) character set utf8mb4 -> tinytext", "varchar(10) character set utf8mb4 -> text",
				"varchar(10) character set utf8mb4 -> longtext", "json -> longtext",
				// 'A' becomes 'a', but on the way back 'A' again
				"enum('a', 'abc') -> enum('A', 'x')", "enum('abc', 'b', 'a') -> enum('A', 'x')",
				"enum('A', 'x') -> enum('a', 'abc')", "enum('A', 'x') -> enum('abc', 'b', 'a')",
				"enum('A', 'x') -> set('a', 'abc')", "enum('A', 'x') -> set('abc', 'b', 'a')",
				"set('a', 'abc') -> enum('A', 'x')", "set('abc', 'b', 'a') -> enum('A', 'x')");
	}

}
