package dev.migration.autogenerate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link PostgreSqlTypeChange}.
 */
class PostgreSqlTypeChangeIntegrationTests extends TypeChangeSuite {

	private static final String[] TEXTS = { "", "ab ", "abc", "äöü", "abcde     ", "abcdefghij", "01", " 7", "yes",
			"2024-01-01", "{\"b\":1,\"a\":1,\"a\":2}", "0ce0bb0a-0000-4000-8000-0000000000FF" };

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

	@Override
	List<String> preparation() {
		// Where midnight and other hours are missing or there twice
		return List.of("SET TIME ZONE 'America/Sao_Paulo'");
	}

	@Override
	String temporary() {
		return "TEMPORARY";
	}

	@Override
	String differs(String one, String other) {
		return one + "::text COLLATE \"C\" IS DISTINCT FROM " + other + "::text COLLATE \"C\"";
	}

	@Override
	String withoutBlanks(String value) {
		return "translate(" + value + "::text, ' \"', '')";
	}

	@Override
	Map<String, List<String>> values() {
		Map<String, List<String>> values = new LinkedHashMap<>();
		values.put("boolean", List.of("true", "false"));
		values.put("smallint", List.of("0", "2", "-32768", "32767"));
		values.put("integer", List.of("0", "2", "-2147483648", "2147483647", "16777217"));
		values.put("bigint", List.of("0", "-9223372036854775808", "9223372036854775807", "9007199254740993"));
		values.put("numeric", List.of("0", "0.1", "1e200", "1.234567890123456789", "'NaN'"));
		values.put("numeric(10,2)", List.of("0.01", "99999999.99", "-99999999.99", "999.99"));
		values.put("numeric(12,4)", List.of("0.0001", "99999999.9999", "-1.5", "999.9999"));
		values.put("numeric(5,0)", List.of("0", "99999", "-99999"));
		values.put("numeric(20,0)", List.of("0", "99999999999999999999", "-1"));
		values.put("real", List.of("0", "0.1", "3.4028235e38", "1.17549435e-38", "'NaN'", "-16777216"));
		values.put("double precision",
				List.of("0", "0.1", "1.7976931348623157e308", "2.2250738585072014e-308", "'NaN'"));
		values.put("char(3)", texts(3, TEXTS));
		values.put("char(10)", texts(10, TEXTS));
		values.put("varchar(3)", texts(3, TEXTS));
		values.put("varchar(10)", texts(10, TEXTS));
		values.put("varchar", texts(99, TEXTS));
		values.put("text", texts(99, TEXTS));
		values.put("date", List.of("'2024-02-29'", "'5874897-12-31'", "'4713-01-01 BC'", "'2017-10-15'", "'infinity'"));
		values.put("time", List.of("'00:00'", "'24:00'", "'23:59:59.999999'"));
		values.put("time(3)", List.of("'00:00'", "'23:59:59.999'"));
		values.put("time with time zone", List.of("'23:59:59.999999+14:59'", "'00:00-03'"));
		values.put("timestamp", List.of("'2024-02-29 12:34:56.123456'", "'294276-12-31 23:59:59.999999'",
				"'4713-01-01 00:00 BC'", "'2017-10-15 00:30'"));
		values.put("timestamp(0)", List.of("'2024-02-29 12:34:56'", "'294276-12-31 23:59:59'", "'2017-10-15 00:30'"));
		values.put("timestamp with time zone", List.of("'2024-02-29 12:34:56.123456+00'", "'2018-02-18 02:30+00'",
				"'2018-02-18 01:30+00'", "'4713-01-02 00:00+00 BC'"));
		values.put("interval", List.of("'1 year 2 days 03:04:05.678901'", "'-1 day'", "'1 hour'"));
		values.put("uuid", List.of("'0ce0bb0a-0000-4000-8000-0000000000ff'"));
		values.put("json", List.of("'{\"b\":1, \"a\":1,\"a\":2}'", "'\"x\"'", "'1.0'"));
		values.put("jsonb", List.of("'{\"b\":1,\"a\":2}'", "'\"x\"'", "'1.0'"));
		values.put("bit(8)", List.of("B'10000001'"));
		values.put("bit(4)", List.of("B'1001'"));
		values.put("bit varying(8)", List.of("B'10000001'", "B''", "B'1'"));
		values.put("bit varying", List.of("B'1000000111111'", "B''"));
		values.put("inet", List.of("'192.168.1.5/24'", "'::1'"));
		values.put("cidr", List.of("'192.168.1.0/24'", "'::1'"));
		values.put("bytea", List.of("'\\x00ff'", "'abc'"));
		values.put("integer[]", List.of("'{1,-2147483648}'", "'{}'", "'{2}'"));
		values.put("bigint[]", List.of("'{1,9223372036854775807}'", "'{}'"));
		values.put("varchar(3)[]", List.of("'{abc,\"a  \"}'"));
		values.put("varchar(10)[]", List.of("'{abcdefghij}'", "'{\"abc   \"}'", "'{a}'"));
		return values;
	}

	@Override
	Set<String> cautious() {
		// Another session has another zone
		return Set.of("date -> timestamp with time zone", "time -> time with time zone",
				"time(3) -> time with time zone");
	}

}
