package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.schema.ColumnType;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link PostgreSqlTypes} and the server understand the same by a type.
 */
class PostgreSqlTypesIntegrationTests {

	private static TestDatabase database;

	private static Connection connection;

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@BeforeAll
	static void createDatabase() throws SQLException {
		database = TestDatabase.create();
		connection = database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA hr");
			statement.execute("CREATE TYPE mood AS ENUM ('ok')");
			statement.execute("CREATE TYPE \"Mood\" AS ENUM ('ok')");
			statement.execute("CREATE TYPE \"integer\" AS ENUM ('ok')");
			statement.execute("CREATE TYPE \"user\" AS (a integer)");
			statement.execute("CREATE TYPE hr.\"a.b\"\"c\" AS ENUM ('ok')");
			statement.execute("CREATE DOMAIN hr.point AS numeric(10,2)");
		}
		connection.setAutoCommit(false);
	}

	@AfterAll
	static void dropDatabase() throws SQLException {
		connection.close();
		database.close();
	}

	/**
	 * Every spelling of a type that the catalog knows: it is what {@code format_type} of
	 * it gives, without arguments and as an array.
	 */
	static Stream<String> catalogTypes() throws SQLException {
		List<String> spellings = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("""
				SELECT format_type(oid, NULL), typname FROM pg_type
				WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm')
				AND typname NOT IN ('pg_node_tree', 'pg_ndistinct', 'pg_dependencies', 'pg_mcv_list', 'gtsvector')
				AND typname NOT LIKE 'pg\\_brin\\_%' AND NOT (typelem <> 0 AND typname LIKE '\\_%')
				""")) {
			while (result.next()) {
				spellings.add(result.getString(1));
				spellings.add(result.getString(1) + "[]");
				spellings.add("pg_catalog.\"" + result.getString(2) + '"');
			}
		}
		return spellings.stream();
	}

	/**
	 * What Hibernate's own dialect prints for each of its type codes.
	 */
	static Stream<String> hibernateTypes() {
		return HibernateColumnTypes.spellings().stream();
	}

	@ParameterizedTest
	@ValueSource(strings = { "boolean", "bool", "int2", "int4", "int8", "int", "smallint", "bigint", "serial",
			"bigserial", "smallserial", "serial8", "numeric", "numeric(10)", "numeric(38,2)", "decimal(10, 2)",
			"dec(4)", "real", "float", "float(1)", "float(24)", "float(25)", "float(53)", "float4", "float8",
			"double precision", "char", "char(10)", "character(3)", "nchar(3)", "national char(3)", "bpchar",
			"bpchar(3)", "\"char\"", "pg_catalog.char", "varchar", "varchar(255)", "character varying",
			"character varying(9)", "national character varying(9)", "nchar varying(3)", "\"varchar\"(3)", "text",
			"name", "bytea", "oid", "bit", "bit(8)", "\"bit\"", "\"bit\"(3)", "bit varying", "bit varying(5)",
			"varbit(5)", "date", "time", "time(6)", "time(0)", "time(3) without time zone", "time with time zone",
			"timetz(2)", "time(6) with time zone", "timestamp", "timestamp(6)", "timestamp(9)", "timestamp(3)",
			"timestamp without time zone", "timestamptz", "timestamptz(3)", "timestamp(6) with time zone",
			"TIMESTAMP (0) WITH TIME ZONE", "interval", "interval(6)", "interval(2)", "interval second",
			"interval second(6)", "interval second(3)", "interval day to second(3)", "interval day to second",
			"interval year", "interval month", "interval day", "interval hour", "interval minute",
			"interval year to month", "interval day to hour", "interval day to minute", "interval hour to minute",
			"interval hour to second(1)", "interval minute to second", "uuid", "json", "jsonb", "xml", "inet", "cidr",
			"macaddr", "macaddr8", "money", "tsvector", "tsquery", "point", "line", "lseg", "box", "path", "polygon",
			"circle", "int4range", "tstzmultirange", "jsonpath", "pg_lsn", "regclass", "mood", "\"Mood\"",
			"public.mood", "\"integer\"", "\"user\"", "hr.\"a.b\"\"c\"", "hr.point", "MOOD", "integer[]", "integer[3]",
			"integer[][]", "integer array", "integer array[5]", "varchar(255) array", "varchar(255)[]",
			"numeric(10,2)[]", "timestamp(3) with time zone array", "bit(3)[]", "char(3)[]", "interval second(2)[]",
			"mood[]", "hr.\"a.b\"\"c\"[]", "\"char\"[]" })
	@MethodSource({ "catalogTypes", "hibernateTypes" })
	void theServerAgrees(String spelling) throws SQLException {
		ColumnType type = this.dialect.parseType(spelling);
		String rendered = this.dialect.render(type);

		assertThat(this.dialect.parseType(rendered)).isEqualTo(type);
		assertThat(withoutPublic(this.dialect.parseType(formatType(spelling)))).isEqualTo(withoutPublic(type));
		assertThat(withoutPublic(this.dialect.parseType(formatType(rendered)))).isEqualTo(withoutPublic(type));
	}

	/**
	 * The server names the schema only of what is not on the search path.
	 */
	private static ColumnType withoutPublic(ColumnType type) {
		boolean inPublic = type.name().schema() != null && type.name().schema().text().equals("public");
		return inPublic ? ColumnType.userType(Models.name(type.name().name().text())).withDimensions(type.dimensions())
				: type;
	}

	private static String formatType(String spelling) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (c " + spelling + ")");
			ResultSet result = statement.executeQuery("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
					+ " WHERE attrelid = 't'::regclass AND attname = 'c'");
			result.next();
			return result.getString(1);
		}
		finally {
			connection.rollback();
		}
	}

}
