package dev.migration.dialect;

import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgreSqlTypes} and {@link PostgreSqlTypeParser}.
 */
class PostgreSqlTypesTests {

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			boolean | boolean
			bool | boolean
			INT8 | bigint
			int | integer
			pg_catalog.int4 | integer
			serial | integer
			bigserial | bigint
			smallserial | smallint
			decimal(38,2) | numeric(38,2)
			dec | numeric
			numeric(10) | numeric(10,0)
			numeric( 10 , 2 ) | numeric(10,2)
			numeric(3,-2) | numeric(3,-2)
			float | double precision
			float(24) | real
			float(25) | double precision
			float4 | real
			double  precision | double precision
			char | char(1)
			character(10) | char(10)
			nchar(10) | char(10)
			bpchar | bpchar
			bpchar(5) | char(5)
			"char" | "char"
			character varying | varchar
			character varying(255) | varchar(255)
			char varying(3) | varchar(3)
			national character varying(3) | varchar(3)
			"varchar"(3) | varchar(3)
			bit | bit(1)
			bit(8) | bit(8)
			"bit" | "bit"
			bit varying | bit varying
			varbit(3) | bit varying(3)
			time(6) | time
			time(0) without time zone | time(0)
			timetz(3) | time(3) with time zone
			timestamp | timestamp
			timestamp(9) | timestamp
			timestamp(3) without time zone | timestamp(3)
			timestamp(6) with time zone | timestamp with time zone
			timestamptz(3) | timestamp(3) with time zone
			TIMESTAMP WITH TIME ZONE | timestamp with time zone
			interval | interval
			interval(3) | interval(3)
			interval second(6) | interval second
			interval second(2) | interval second(2)
			interval day to second(3) | interval day to second(3)
			interval year to month | interval year to month
			jsonb | jsonb
			name | name
			geometry(Point, 4326) | geometry(point,4326)
			public."Mood" | public."Mood"
			MyType | mytype
			"integer" | "integer"
			"a""b"[] | "a""b"[]
			integer[] | integer[]
			integer[3][4] | integer[]
			varchar(255) array | varchar(255)[]
			numeric(10,2) array[5] | numeric(10,2)[]
			timestamp(3) with time zone array | timestamp(3) with time zone[]
			""")
	void rendersTheOneSpellingOfAType(String sql, String expected) {
		ColumnType type = this.dialect.parseType(sql);

		assertThat(this.dialect.render(type)).isEqualTo(expected);
		assertThat(this.dialect.parseType(expected)).isEqualTo(type);
	}

	@Test
	void givesTheSpellingsThatTheModelUses() {
		assertThat(this.dialect.parseType("character varying(255)")).isEqualTo(ColumnType.of("varchar", 255));
		assertThat(this.dialect.parseType("timestamptz(3)")).isEqualTo(ColumnType.of("timestamp with time zone", 3));
		assertThat(this.dialect.parseType("numeric(10)")).isEqualTo(ColumnType.of("numeric", 10, 0));
		assertThat(this.dialect.parseType("int8[]")).isEqualTo(ColumnType.of("bigint").withDimensions(1));
		assertThat(this.dialect.parseType("hr.mood")).isEqualTo(ColumnType.userType(QualifiedName.of("hr", "mood")));
		assertThat(this.dialect.parseType("text collate \"C\""))
			.isEqualTo(ColumnType.of("text").withCollation(Name.of("C")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "varchar(", "varchar(255", "integer integer", "timestamp(3)(4)", "a.b.c", "integer[",
			"varchar(x)", "text(3)", "float(54)", "numeric(1,2,3)", "timestamp default now()", "interval year(3)",
			"integer;" })
	void refusesWhatIsNoType(String sql) {
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.dialect.parseType(sql));
	}

	@Test
	void saysWhatDoesNotBelongIntoAType() {
		assertThatExceptionOfType(UnsupportedTypeException.class)
			.isThrownBy(() -> this.dialect.parseType("timestamp default now()"))
			.withMessage("Type 'timestamp default now()' is no PostgreSQL type: 'default' does not belong there; "
					+ "give a type with its arguments and nothing else.");
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "TINYINT")
	void everyPortableKindComesBack(Kind kind) {
		PortableType type = PortableType.of(kind, (kind == Kind.CHAR) ? new Integer[] { 1 } : new Integer[0]);

		assertThat(this.dialect.portableType(this.dialect.nativeType(type))).contains(type);
	}

	@ParameterizedTest
	@CsvSource({ "BOOLEAN,boolean", "SMALLINT,smallint", "INTEGER,integer", "BIGINT,bigint", "NUMERIC,numeric",
			"REAL,real", "DOUBLE,double precision", "CHAR,char(1)", "VARCHAR,varchar", "TEXT,text", "BINARY,bytea",
			"LARGE_OBJECT,oid", "DATE,date", "TIME,time", "TIME_WITH_TIME_ZONE,time with time zone",
			"TIMESTAMP,timestamp", "TIMESTAMP_WITH_TIME_ZONE,timestamp with time zone", "UUID,uuid", "JSON,jsonb",
			"TINYINT,smallint" })
	void whatAKindMeansNeverChanges(Kind kind, String expected) {
		assertThat(this.dialect.render(this.dialect.nativeType(PortableType.of(kind)))).isEqualTo(expected);
	}

	@Test
	void portableArgumentsBecomeCanonical() {
		assertThat(this.dialect.nativeType(PortableType.of(Kind.NUMERIC, 10)))
			.isEqualTo(ColumnType.of("numeric", 10, 0));
		assertThat(this.dialect.nativeType(PortableType.of(Kind.TIMESTAMP, 6))).isEqualTo(ColumnType.of("timestamp"));
		assertThat(this.dialect.portableType(ColumnType.of("timestamp with time zone", 3)))
			.contains(PortableType.of(Kind.TIMESTAMP_WITH_TIME_ZONE, 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "bpchar", "\"char\"", "inet", "mood", "public.text", "interval" })
	void otherTypesAreNotPortable(String sql) {
		assertThat(this.dialect.portableType(this.dialect.parseType(sql))).isEmpty();
	}

}
