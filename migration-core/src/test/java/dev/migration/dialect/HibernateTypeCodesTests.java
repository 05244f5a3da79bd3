package dev.migration.dialect;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.migration.dialect.PortableType.Kind;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each of Hibernate's type codes is a column type of MariaDB, MySQL and H2 as
 * well, or has a reason why not, as {@link HibernateTypeCodesIntegrationTests} for
 * PostgreSQL, and that portable kinds are the types that Hibernate chooses.
 */
class HibernateTypeCodesTests {

	/**
	 * What Hibernate prints for a length of 255, a precision of 6 and a scale of 6, and
	 * what we print for it.
	 */
	private static final String MARIADB = """
			BIT | bit | bit(1)
			TINYINT | tinyint | tinyint
			SMALLINT | smallint | smallint
			INTEGER | integer | int
			BIGINT | bigint | bigint
			FLOAT | float(6) | float
			REAL | real | double
			DOUBLE | double precision | double
			NUMERIC | decimal(6,6) | decimal(6,6)
			DECIMAL | decimal(6,6) | decimal(6,6)
			CHAR | varchar(255) | varchar(255)
			VARCHAR | varchar(255) | varchar(255)
			LONGVARCHAR | varchar(255) | varchar(255)
			LONG32VARCHAR | longtext | longtext
			DATE | date | date
			TIME | time(6) | time(6)
			TIMESTAMP | datetime(6) | datetime(6)
			BINARY | binary(255) | binary(255)
			VARBINARY | varbinary(255) | varbinary(255)
			LONGVARBINARY | varbinary(255) | varbinary(255)
			LONG32VARBINARY | longblob | longblob
			BLOB | tinyblob | tinyblob
			CLOB | tinytext | tinytext
			BOOLEAN | bit | bit(1)
			NCHAR | varchar(255) character set utf8mb4 | varchar(255) character set utf8mb4
			NVARCHAR | varchar(255) character set utf8mb4 | varchar(255) character set utf8mb4
			LONGNVARCHAR | varchar(255) character set utf8mb4 | varchar(255) character set utf8mb4
			LONG32NVARCHAR | longtext | longtext
			NCLOB | tinytext character set utf8mb4 | tinytext character set utf8mb4
			SQLXML | longtext | longtext
			TIMESTAMP_WITH_TIMEZONE | timestamp(6) | timestamp(6)
			UUID | uuid | uuid
			JSON | json | json
			INET | varbinary(255) | varbinary(255)
			TIMESTAMP_UTC | datetime(6) | datetime(6)
			MATERIALIZED_BLOB | tinyblob | tinyblob
			MATERIALIZED_CLOB | tinytext | tinytext
			MATERIALIZED_NCLOB | tinytext character set utf8mb4 | tinytext character set utf8mb4
			TIME_UTC | time(6) | time(6)
			INSTANT | datetime(6) | datetime(6)
			LOCAL_DATE_TIME | datetime(6) | datetime(6)
			LOCAL_DATE | date | date
			LOCAL_TIME | time(6) | time(6)
			OFFSET_DATE_TIME | timestamp(6) | timestamp(6)
			ZONED_DATE_TIME | timestamp(6) | timestamp(6)
			DURATION | decimal(6,6) | decimal(6,6)
			POINT | varbinary(255) | varbinary(255)
			ENUM | varchar(255) | varchar(255)
			ORDINAL_ENUM | int | int
			""";

	private static final String H2 = """
			BIT | boolean | boolean
			TINYINT | tinyint | tinyint
			SMALLINT | smallint | smallint
			INTEGER | integer | integer
			BIGINT | bigint | bigint
			FLOAT | float(6) | real
			REAL | real | real
			DOUBLE | double precision | double precision
			NUMERIC | numeric(6,6) | numeric(6,6)
			DECIMAL | decimal(6,6) | numeric(6,6)
			CHAR | char(255) | char(255)
			VARCHAR | varchar(255) | varchar(255)
			LONGVARCHAR | varchar(255) | varchar(255)
			LONG32VARCHAR | clob | clob
			DATE | date | date
			TIME | time(6) | time(6)
			TIMESTAMP | timestamp(6) | timestamp
			BINARY | binary(255) | binary(255)
			VARBINARY | varbinary(255) | varbinary(255)
			LONGVARBINARY | varbinary(255) | varbinary(255)
			LONG32VARBINARY | blob | binary large object
			BLOB | blob | binary large object
			CLOB | clob | clob
			BOOLEAN | boolean | boolean
			NCHAR | char(255) | char(255)
			NVARCHAR | varchar(255) | varchar(255)
			LONGNVARCHAR | varchar(255) | varchar(255)
			LONG32NVARCHAR | clob | clob
			NCLOB | clob | clob
			SQLXML | clob | clob
			TIME_WITH_TIMEZONE | time(6) with time zone | time(6) with time zone
			TIMESTAMP_WITH_TIMEZONE | timestamp(6) with time zone | timestamp with time zone
			UUID | uuid | uuid
			JSON | json | json
			INET | varbinary(255) | varbinary(255)
			TIMESTAMP_UTC | timestamp(6) with time zone | timestamp with time zone
			MATERIALIZED_BLOB | blob | binary large object
			MATERIALIZED_CLOB | clob | clob
			MATERIALIZED_NCLOB | clob | clob
			TIME_UTC | time(6) with time zone | time(6) with time zone
			INSTANT | timestamp(6) | timestamp
			LOCAL_DATE_TIME | timestamp(6) | timestamp
			LOCAL_DATE | date | date
			LOCAL_TIME | time(6) | time(6)
			OFFSET_DATE_TIME | timestamp(6) with time zone | timestamp with time zone
			OFFSET_TIME | time(6) with time zone | time(6) with time zone
			ZONED_DATE_TIME | timestamp(6) with time zone | timestamp with time zone
			DURATION | numeric(6,6) | numeric(6,6)
			INTERVAL_SECOND | interval second(6,6) | interval second(6,6)
			POINT | varbinary(255) | varbinary(255)
			ENUM | varchar(255) | varchar(255)
			ORDINAL_ENUM | int | integer
			""";

	private static final String NOWHERE = """
			NULL | no type, but the absence of a value
			OTHER | whatever the driver makes of it; a mapping names the column type itself
			JAVA_OBJECT | a serialized object; Hibernate stores it as VARBINARY
			DISTINCT | a domain is mapped by its name
			STRUCT | a mapping names the type, which only H2's domains and PostgreSQL have
			ARRAY | a mapping names the type of the elements
			TABLE | Oracle's nested tables
			REF | references to structured types
			DATALINK | links to files
			ROWID | the row's physical place, no type of a column one declares
			REF_CURSOR | the result of a function, no column
			STRUCT_ARRAY | a mapping names the type of the elements
			STRUCT_TABLE | Oracle's nested tables
			JSON_ARRAY | a mapping with elements decides: JSON, where there are no arrays
			XML_ARRAY | a mapping with elements decides: text
			GEOMETRY | of hibernate-spatial, which the registry does not know
			GEOGRAPHY | of hibernate-spatial, which the registry does not know
			NAMED_ENUM | a mapping gives the values, enum ('a','b')
			NAMED_ORDINAL_ENUM | a mapping gives the values, enum ('a','b')
			VECTOR | of hibernate-vector, which the registry does not know
			VECTOR_INT8 | of hibernate-vector, which the registry does not know
			VECTOR_FLOAT32 | of hibernate-vector, which the registry does not know
			VECTOR_FLOAT64 | of hibernate-vector, which the registry does not know
			VECTOR_BINARY | of hibernate-vector, which the registry does not know
			VECTOR_FLOAT16 | of hibernate-vector, which the registry does not know
			SPARSE_VECTOR_INT8 | of hibernate-vector, which the registry does not know
			SPARSE_VECTOR_FLOAT32 | of hibernate-vector, which the registry does not know
			SPARSE_VECTOR_FLOAT64 | of hibernate-vector, which the registry does not know
			""";

	private static final String NOT_ON_MARIADB = """
			TIME_WITH_TIMEZONE | no server knows the 'time with time zone' that Hibernate prints; its default is TIME_UTC
			OFFSET_TIME | no server knows the 'time with time zone' that Hibernate prints; its default is TIME_UTC
			INTERVAL_SECOND | no intervals; Hibernate keeps durations as numbers
			""";

	private final Dialect mariaDb = new MariaDbDialect(11, 4);

	private final Dialect mySql = new MySqlDialect(8, 4);

	private final Dialect h2 = new H2Dialect();

	@Test
	void codesAreTypesOfMariaDb() {
		assertTypes(this.mariaDb, "MariaDB", 11, MARIADB, NOWHERE + NOT_ON_MARIADB);
	}

	/**
	 * There is no type for a UUID, which is bytes of the length that the mapping gives.
	 */
	@Test
	void codesAreTypesOfMySql() {
		assertTypes(this.mySql, "MySQL", 8, MARIADB.replace("UUID | uuid | uuid", "UUID | binary(255) | binary(255)"),
				NOWHERE + NOT_ON_MARIADB);
	}

	@Test
	void codesAreTypesOfH2() {
		assertTypes(this.h2, "H2", 2, H2, NOWHERE);
	}

	private static void assertTypes(Dialect dialect, String product, int major, String types, String reasons) {
		Map<String, String> expected = rows(types);
		Map<Integer, String> hibernate = HibernateColumnTypes.spellings(List.copyOf(codes().values()), product, major,
				4);

		Map<String, String> actual = new TreeMap<>();
		codes().forEach((name, code) -> {
			if (expected.containsKey(name)) {
				String spelling = hibernate.getOrDefault(code, "nothing");
				actual.put(name, spelling + " | " + dialect.render(dialect.parseType(spelling)));
			}
		});
		List<String> told = new ArrayList<>(expected.keySet());
		told.addAll(rows(reasons).keySet());
		assertThat(actual).isEqualTo(expected);
		assertThat(told).containsExactlyInAnyOrderElementsOf(codes().keySet());
		assertThat(rows(reasons).values()).noneMatch(String::isBlank);
	}

	/**
	 * A length of 255 is the argument where the kind takes one.
	 */
	@ParameterizedTest
	@CsvSource({ "BOOLEAN, BOOLEAN", "TINYINT, TINYINT", "SMALLINT, SMALLINT", "INTEGER, INTEGER", "BIGINT, BIGINT",
			"NUMERIC, NUMERIC", "REAL, FLOAT", "DOUBLE, DOUBLE", "CHAR, CHAR", "VARCHAR, VARCHAR",
			"TEXT, LONG32VARCHAR", "BINARY, VARBINARY", "DATE, DATE", "TIMESTAMP, LOCAL_DATE_TIME",
			"TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_UTC", "JSON, JSON" })
	void kindsAreWhatHibernateChooses(Kind kind, String code) {
		Integer[] arguments = switch (kind) {
			case NUMERIC -> new Integer[] { 6, 6 };
			case CHAR, VARCHAR, BINARY -> new Integer[] { 255 };
			default -> new Integer[0];
		};

		assertThat(render(this.mariaDb, kind, arguments)).isEqualTo(rows(MARIADB).get(code).split(" \\| ")[1]);
		assertThat(render(this.mySql, kind, arguments)).isEqualTo(rows(MARIADB).get(code).split(" \\| ")[1]);
		assertThat(render(this.h2, kind, arguments)).isEqualTo(rows(H2).get(code).split(" \\| ")[1]);
	}

	private static String render(Dialect dialect, Kind kind, Integer... arguments) {
		return dialect.render(dialect.nativeType(PortableType.of(kind, arguments)));
	}

	private static Map<String, String> rows(String text) {
		return text.lines()
			.map((line) -> line.split(" \\| ", 2))
			.collect(Collectors.toMap((row) -> row[0], (row) -> row[1], (one, two) -> one, TreeMap::new));
	}

	private static Map<String, Integer> codes() {
		return Arrays.stream(SqlTypes.class.getFields())
			.filter((field) -> field.getType() == int.class)
			.collect(Collectors.toMap(Field::getName, HibernateTypeCodesTests::code, (one, two) -> one,
					LinkedHashMap::new));
	}

	private static int code(Field field) {
		try {
			return field.getInt(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
