package dev.migration.autogenerate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link H2TypeChange}.
 */
class H2TypeChangeIntegrationTests extends TypeChangeSuite {

	private static final String[] TEXTS = { "", "ab ", "abc", "äöü", "abcde     ", "abcdefghij", "01", " 7", "yes",
			"2024-01-01", "{\"b\":1, \"a\":1}", "0ce0bb0a-0000-4000-8000-0000000000FF", "A" };

	@Override
	TestDatabase createDatabase() {
		return Databases.h2("TIME ZONE=America/Sao_Paulo");
	}

	@Override
	String differs(String one, String other) {
		return one + " IS DISTINCT FROM " + other;
	}

	@Override
	String withoutBlanks(String value) {
		return "replace(" + value + ", ' ', '')";
	}

	@Override
	Map<String, List<String>> values() {
		Map<String, List<String>> values = new LinkedHashMap<>();
		values.put("boolean", List.of("true", "false"));
		values.put("tinyint", List.of("0", "2", "-128", "127"));
		values.put("smallint", List.of("0", "2", "-32768", "32767"));
		values.put("integer", List.of("0", "2", "-2147483648", "2147483647", "16777217"));
		values.put("bigint", List.of("0", "-9223372036854775808", "9223372036854775807", "9007199254740993"));
		values.put("numeric(10,2)", List.of("0.01", "99999999.99", "-99999999.99", "999.99"));
		values.put("numeric(12,4)", List.of("0.0001", "99999999.9999", "-1.5", "999.9999"));
		values.put("numeric(5,0)", List.of("0", "99999", "-99999"));
		values.put("numeric(20,0)", List.of("0", "99999999999999999999", "-1"));
		values.put("real", List.of("0", "0.1", "3.4028235e38", "1.17549435e-38", "-16777216"));
		values.put("double precision", List.of("0", "0.1", "1.7976931348623157e308", "2.2250738585072014e-308"));
		values.put("char(3)", texts(3, TEXTS));
		values.put("char(10)", texts(10, TEXTS));
		values.put("varchar(3)", texts(3, TEXTS));
		values.put("varchar(10)", texts(10, TEXTS));
		values.put("varchar", texts(99, TEXTS));
		values.put("clob", texts(99, TEXTS));
		values.put("date", List.of("DATE '2024-02-29'", "DATE '1000000000-12-31'", "DATE '-1000000000-01-01'",
				"DATE '2017-10-15'"));
		values.put("time", List.of("TIME '00:00:00'", "TIME '23:59:59'"));
		values.put("time(9)", List.of("TIME '00:00:00'", "TIME '23:59:59.999999999'"));
		values.put("time(3)", List.of("TIME '00:00:00'", "TIME '23:59:59.999'"));
		values.put("time with time zone", List.of("TIME WITH TIME ZONE '23:59:59+14:59'"));
		values.put("timestamp", List.of("TIMESTAMP '2024-02-29 12:34:56.123456'", "TIMESTAMP '2017-10-15 00:30:00'",
				"TIMESTAMP '1000000000-12-31 23:59:59.999999'"));
		values.put("timestamp(9)", List.of("TIMESTAMP '2024-02-29 12:34:56.123456789'"));
		values.put("timestamp(0)", List.of("TIMESTAMP '2024-02-29 12:34:56'", "TIMESTAMP '2017-10-15 00:30:00'"));
		values.put("timestamp with time zone", List.of("TIMESTAMP WITH TIME ZONE '2024-02-29 12:34:56.123456+00'",
				"TIMESTAMP WITH TIME ZONE '2018-02-18 02:30:00+00'"));
		values.put("uuid", List.of("'0ce0bb0a-0000-4000-8000-0000000000ff'"));
		values.put("json", List.of("JSON '{\"b\":1,\"a\":2}'", "JSON '\"x\"'"));
		values.put("enum('a', 'abc')", List.of("'a'", "'abc'"));
		values.put("enum('abc', 'b', 'a')", List.of("'a'", "'abc'", "'b'"));
		values.put("binary(4)", List.of("X'00ff00ff'"));
		values.put("varbinary(4)", List.of("X'00ff00ff'", "X''"));
		values.put("varbinary", List.of("X'00ff00ffff'", "X''"));
		values.put("blob", List.of("X'00ff00ffff'", "X''"));
		return values;
	}

	@Override
	Set<String> cautious() {
		// Another session has another zone; and times are equal if they are the same
		// moment
		return Set.of("time -> time with time zone", "time with time zone -> time", "time with time zone -> time(9)",
				"time with time zone -> time(3)");
	}

	/** H2 2.4 converts large objects to nothing but texts. */
	@Override
	boolean isLostOnTheWayBack(String from, String to) {
		return to.equals("clob") && !from.contains("char");
	}

}
