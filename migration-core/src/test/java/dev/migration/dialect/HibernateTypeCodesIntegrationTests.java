package dev.migration.dialect;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.schema.ColumnType;
import dev.migration.testing.TestDatabase;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each of Hibernate's type codes is a column type here as well: every constant
 * of {@link SqlTypes} has a row, or a reason why PostgreSQL has no such column.
 */
class HibernateTypeCodesIntegrationTests {

	/**
	 * What Hibernate prints for a length of 255, a precision of 6 and a scale of 6, and
	 * what we print for it.
	 */
	static final List<Code> SUPPORTED = codes("""
			BIT | boolean | boolean
			TINYINT | smallint | smallint
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
			LONG32VARCHAR | text | text
			NCHAR | char(255) | char(255)
			NVARCHAR | varchar(255) | varchar(255)
			LONGNVARCHAR | varchar(255) | varchar(255)
			LONG32NVARCHAR | text | text
			DATE | date | date
			TIME | time(6) | time
			TIMESTAMP | timestamp(6) | timestamp
			BINARY | bytea | bytea
			VARBINARY | bytea | bytea
			LONGVARBINARY | bytea | bytea
			LONG32VARBINARY | bytea | bytea
			BLOB | oid | oid
			CLOB | oid | oid
			NCLOB | oid | oid
			MATERIALIZED_BLOB | oid | oid
			MATERIALIZED_CLOB | oid | oid
			MATERIALIZED_NCLOB | oid | oid
			BOOLEAN | boolean | boolean
			SQLXML | xml | xml
			TIME_WITH_TIMEZONE | time(6) with time zone | time with time zone
			TIMESTAMP_WITH_TIMEZONE | timestamp(6) with time zone | timestamp with time zone
			UUID | uuid | uuid
			JSON | jsonb | jsonb
			INET | inet | inet
			TIMESTAMP_UTC | timestamp(6) with time zone | timestamp with time zone
			TIME_UTC | time(6) | time
			INSTANT | timestamp(6) | timestamp
			LOCAL_DATE_TIME | timestamp(6) | timestamp
			LOCAL_DATE | date | date
			LOCAL_TIME | time(6) | time
			OFFSET_DATE_TIME | timestamp(6) with time zone | timestamp with time zone
			OFFSET_TIME | time(6) with time zone | time with time zone
			ZONED_DATE_TIME | timestamp(6) with time zone | timestamp with time zone
			DURATION | numeric(6,6) | numeric(6,6)
			INTERVAL_SECOND | interval second(6) | interval second
			POINT | bytea | bytea
			""");

	/**
	 * The name comes from the mapping or an extension, which Hibernate's registry does
	 * not know. The types named so exist on the test's server.
	 */
	static final List<Code> NAMED = codes("""
			ARRAY | varchar(255) array | varchar(255)[]
			JSON_ARRAY | jsonb | jsonb
			XML_ARRAY | xml | xml
			STRUCT | address | address
			STRUCT_ARRAY | address array | address[]
			NAMED_ENUM | Mood | mood
			NAMED_ORDINAL_ENUM | Mood | mood
			ENUM | varchar(255) | varchar(255)
			ORDINAL_ENUM | smallint | smallint
			GEOMETRY | geometry | geometry
			GEOGRAPHY | geography | geography
			VECTOR | vector(3) | vector(3)
			VECTOR_FLOAT32 | vector(3) | vector(3)
			VECTOR_FLOAT16 | halfvec(3) | halfvec(3)
			VECTOR_BINARY | bit(24) | bit(24)
			SPARSE_VECTOR_FLOAT32 | sparsevec(3) | sparsevec(3)
			""");

	static final List<Code> UNSUPPORTED = codes("""
			NULL | - | no type, but the absence of a value
			OTHER | - | whatever the driver makes of it; a mapping names the column type itself
			JAVA_OBJECT | - | a serialized object; Hibernate stores it as VARBINARY
			DISTINCT | - | a domain is mapped by its name, which is a user type here
			TABLE | - | Oracle's nested tables
			STRUCT_TABLE | - | Oracle's nested tables
			REF | - | references to structured types, which PostgreSQL does not have
			DATALINK | - | links to files, which PostgreSQL does not have
			ROWID | - | the row's physical place, no type of a column one declares
			REF_CURSOR | - | the result of a function, no column
			VECTOR_INT8 | - | pgvector has no vectors of bytes
			VECTOR_FLOAT64 | - | pgvector has no vectors of doubles
			SPARSE_VECTOR_INT8 | - | pgvector has no vectors of bytes
			SPARSE_VECTOR_FLOAT64 | - | pgvector has no vectors of doubles
			""");

	private static TestDatabase database;

	private static Connection connection;

	private static Map<Integer, String> hibernate;

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@BeforeAll
	static void askHibernate() {
		hibernate = HibernateColumnTypes
			.spellings(Stream.concat(SUPPORTED.stream(), UNSUPPORTED.stream()).map(Code::number).toList());
	}

	@BeforeAll
	static void createDatabase() throws SQLException {
		database = TestDatabase.create();
		connection = database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TYPE mood AS ENUM ('ok')");
			statement.execute("CREATE TYPE address AS (street text)");
			for (String type : List.of("geometry", "geography", "vector", "halfvec", "sparsevec")) {
				createExtensionType(statement, type);
			}
		}
		connection.setAutoCommit(false);
	}

	@AfterAll
	static void dropDatabase() throws SQLException {
		connection.close();
		database.close();
	}

	/**
	 * A base type with an argument, as an extension would bring it.
	 */
	private static void createExtensionType(Statement statement, String type) throws SQLException {
		statement.execute("""
				CREATE TYPE %1$s;
				CREATE FUNCTION %1$s_in(cstring, oid, integer) RETURNS %1$s
					LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
				CREATE FUNCTION %1$s_out(%1$s) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
				CREATE TYPE %1$s (INPUT = %1$s_in, OUTPUT = %1$s_out, LIKE = varchar,
					TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout)
				""".formatted(type));
	}

	static Stream<Code> all() {
		return Stream.concat(SUPPORTED.stream(), NAMED.stream());
	}

	@Test
	void everyCodeIsListedOnce() {
		List<String> constants = Arrays.stream(SqlTypes.class.getFields())
			.filter((field) -> field.getType() == int.class)
			.map(Field::getName)
			.toList();

		assertThat(Stream.concat(all(), UNSUPPORTED.stream()).map(Code::name))
			.containsExactlyInAnyOrderElementsOf(constants);
	}

	@ParameterizedTest
	@FieldSource("SUPPORTED")
	void hibernatePrintsWhatTheTableSays(Code code) {
		assertThat(hibernate).containsEntry(code.number(), code.printed());
	}

	@ParameterizedTest
	@FieldSource("UNSUPPORTED")
	void hibernateHasNoColumnTypeEither(Code code) {
		assertThat(hibernate).doesNotContainKey(code.number());
	}

	@ParameterizedTest
	@MethodSource("all")
	void printsWhatTheServerUnderstandsAndTellsBack(Code code) throws SQLException {
		ColumnType type = this.dialect.parseType(code.printed());

		assertThat(this.dialect.render(type)).isEqualTo(code.rendered());
		assertThat(this.dialect.parseType(code.rendered())).isEqualTo(type);
		assertThat(this.dialect.parseType(asTheServerPrints(code.printed()))).isEqualTo(type);
		assertThat(this.dialect.parseType(asTheServerPrints(code.rendered()))).isEqualTo(type);
	}

	@ParameterizedTest
	@MethodSource("all")
	void portableTypesComeBack(Code code) {
		ColumnType type = this.dialect.parseType(code.printed());
		Optional<PortableType> portable = this.dialect.portableType(type);

		assertThat(portable.map(this.dialect::nativeType).orElse(type.element())).isEqualTo(type.element());
	}

	private static String asTheServerPrints(String type) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (c " + type + ")");
			ResultSet result = statement.executeQuery("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
					+ " WHERE attrelid = 't'::regclass AND attname = 'c'");
			result.next();
			return result.getString(1);
		}
		finally {
			connection.rollback();
		}
	}

	private static List<Code> codes(String table) {
		return table.lines()
			.map((line) -> line.split(" \\| "))
			.map((cells) -> new Code(cells[0], cells[1], cells[2]))
			.collect(Collectors.toUnmodifiableList());
	}

	/**
	 * One type code.
	 *
	 * @param name the constant
	 * @param printed what Hibernate prints
	 * @param rendered what we print, or why there is nothing to print
	 */
	record Code(String name, String printed, String rendered) {

		int number() {
			try {
				return SqlTypes.class.getField(this.name).getInt(null);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("'%s' is no type code".formatted(this.name), ex);
			}
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
