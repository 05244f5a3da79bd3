package dev.migration.dialect;

import dev.migration.dialect.PortableType.Kind;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MySqlTypes} and {@link MySqlTypeParser}.
 */
class MySqlTypesTests {

	private final Dialect mariaDb = new MariaDbDialect();

	private final Dialect mySql = new MySqlDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			INT | int
			int(11) | int
			integer | int
			int4 | int
			int(10) unsigned | int unsigned
			int(5) unsigned zerofill | int(5) unsigned zerofill
			int zerofill | int(10) unsigned zerofill
			bigint signed | bigint
			bigint(20) unsigned | bigint unsigned
			serial | bigint unsigned
			middleint | mediumint
			bool | tinyint(1)
			boolean | tinyint(1)
			tinyint(1) | tinyint(1)
			tinyint(4) | tinyint
			tinyint(1) unsigned | tinyint unsigned
			decimal | decimal(10,0)
			dec(5) | decimal(5,0)
			numeric( 38 , 2 ) | decimal(38,2)
			fixed(10,2) unsigned | decimal(10,2) unsigned
			float | float
			float(23) | float
			float(24) | float
			float(25) | double
			float(53) | double
			float(7,3) | float(7,3)
			real | double
			double  precision | double
			double(10,3) | double(10,3)
			bit | bit(1)
			bit(8) | bit(8)
			char | char(1)
			character(3) | char(3)
			nchar(3) | char(3) character set utf8mb3
			national char(3) | char(3) character set utf8mb3
			char byte | binary(1)
			varchar(255) | varchar(255)
			character varying(255) | varchar(255)
			char varying(255) | varchar(255)
			varcharacter(255) | varchar(255)
			national varchar(5) | varchar(5) character set utf8mb3
			nvarchar(5) | varchar(5) character set utf8mb3
			varchar(9) character set binary | varbinary(9)
			varchar(255) character set utf8mb4 | varchar(255) character set utf8mb4
			varchar(9) CHARSET utf8 | varchar(9) character set utf8mb3
			text character set 'latin1' | text character set latin1
			long | mediumtext
			long varchar | mediumtext
			long varbinary | mediumblob
			blob(100) | tinyblob
			blob(70000) | mediumblob
			blob | blob
			binary | binary(1)
			varbinary(16) | varbinary(16)
			year(4) | year
			time(0) | time
			time(6) | time(6)
			datetime | datetime
			datetime(0) | datetime
			datetime(6) | datetime(6)
			timestamp(3) | timestamp(3)
			json | json
			enum ('B','A','it''s') | enum('B','A','it''s')
			enum('a\\'b', 'c\\\\d','é ') | enum('a''b','c\\\\d','é')
			ENUM('a','b') character set latin1 | enum('a','b') character set latin1
			set('x', 'y') | set('x','y')
			varchar(10) /*M!100301 COMPRESSED*/ | varchar(10) compressed
			int invisible | int invisible
			point srid 4326 | point srid 4326
			geomcollection | geometrycollection
			vector(3) | vector(3)
			""")
	void rendersTheOneSpellingOfAType(String sql, String expected) {
		for (Dialect dialect : new Dialect[] { this.mariaDb, this.mySql }) {
			ColumnType type = dialect.parseType(sql);

			assertThat(dialect.render(type)).isEqualTo(expected);
			assertThat(dialect.parseType(expected)).isEqualTo(type);
		}
	}

	@Test
	void collationsNameTheirCharacterSet() {
		ColumnType type = this.mariaDb.parseType("varchar(9) character set latin1 collate latin1_german1_ci");

		assertThat(type).isEqualTo(ColumnType.of("varchar", 9).withCollation(Name.of("latin1_german1_ci")));
		assertThat(this.mariaDb.render(type)).isEqualTo("varchar(9)");
		assertThat(this.mariaDb.render(this.mariaDb.parseType("text character set utf8mb4 collate uca1400_ai_ci")))
			.isEqualTo("text character set utf8mb4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "varchar", "varchar(", "varchar(x)", "int int", "int;", "enum", "enum(1)", "text(3)",
			"datetime(7)", "time(6) with time zone", "float(54)", "decimal(1,2,3)", "integer[]", "varchar(9) array",
			"mood", "jsonb", "int default 1", "text not null", "double(5)" })
	void refusesWhatIsNoType(String sql) {
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.mariaDb.parseType(sql));
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.mySql.parseType(sql));
	}

	@Test
	void saysWhatIsWrong() {
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.mySql.parseType("jsonb"))
			.withMessage("Type 'jsonb' is no MySQL type: 'jsonb' does not belong there;"
					+ " give a type with its arguments and nothing else.");
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.mariaDb.parseType("varchar"))
			.withMessage("Type 'varchar' needs '1' arguments on MariaDB and MySQL but has []; give them, as in"
					+ " varchar(255).");
		assertThatExceptionOfType(UnsupportedTypeException.class)
			.isThrownBy(() -> this.mariaDb.render(ColumnType.of("int").withDimensions(1)))
			.withMessage("Type 'int[]' is an array, which MariaDB and MySQL do not have; use json(), as Hibernate"
					+ " does.");
	}

	@Test
	void onlyMariaDbHasTypesOfItsOwn() {
		assertThat(this.mariaDb.parseType("uuid")).isEqualTo(ColumnType.of("uuid"));
		assertThat(this.mariaDb.parseType("inet6")).isEqualTo(ColumnType.of("inet6"));
		assertThatExceptionOfType(UnsupportedTypeException.class).isThrownBy(() -> this.mySql.parseType("uuid"));
		assertThatExceptionOfType(UnsupportedTypeException.class)
			.isThrownBy(() -> new MariaDbDialect(10, 6).parseType("uuid"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			value = { "BOOLEAN,bit(1)", "SMALLINT,smallint", "INTEGER,int", "BIGINT,bigint", "NUMERIC,~decimal(38,2)~",
					"REAL,float", "DOUBLE,double", "CHAR,varchar(1)", "VARCHAR,longtext", "TEXT,longtext",
					"BINARY,longblob", "LARGE_OBJECT,longblob", "DATE,date", "TIME,time", "TIME_WITH_TIME_ZONE,time",
					"TIMESTAMP,datetime(6)", "TIMESTAMP_WITH_TIME_ZONE,datetime(6)", "JSON,json", "TINYINT,tinyint" })
	void whatAKindMeansNeverChanges(Kind kind, String expected) {
		assertThat(this.mariaDb.render(this.mariaDb.nativeType(PortableType.of(kind)))).isEqualTo(expected);
		assertThat(this.mySql.render(this.mySql.nativeType(PortableType.of(kind)))).isEqualTo(expected);
	}

	@Test
	void uuidsAreBytesWhereThereIsNoTypeForThem() {
		PortableType uuid = PortableType.of(Kind.UUID);

		assertThat(this.mariaDb.nativeType(uuid)).isEqualTo(ColumnType.of("uuid"));
		assertThat(this.mySql.nativeType(uuid)).isEqualTo(ColumnType.of("binary", 16));
		assertThat(new MariaDbDialect(10, 6).nativeType(uuid)).isEqualTo(ColumnType.of("binary", 16));
		assertThat(this.mariaDb.portableType(ColumnType.of("uuid"))).contains(uuid);
		assertThat(this.mySql.portableType(ColumnType.of("binary", 16))).contains(uuid);
		assertThat(this.mariaDb.portableType(ColumnType.of("binary", 16))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			VARCHAR | 255 | varchar(255)
			VARCHAR | 16383 | varchar(16383)
			VARCHAR | 16384 | text
			VARCHAR | 70000 | mediumtext
			VARCHAR | 16777216 | longtext
			CHAR | 3 | varchar(3)
			TIME | 6 | time(6)
			TIMESTAMP | 0 | datetime
			TIMESTAMP | 3 | datetime(3)
			TIMESTAMP | 9 | datetime(6)
			NUMERIC | 10 | decimal(10,0)
			BINARY | 255 | varbinary(255)
			BINARY | 100000 | mediumblob
			BINARY | 16777216 | longblob
			""")
	void argumentsBecomeCanonical(Kind kind, int argument, String expected) {
		assertThat(this.mariaDb.render(this.mariaDb.nativeType(PortableType.of(kind, argument)))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bit(1) | BOOLEAN
			int | INTEGER
			tinyint | TINYINT
			varbinary(255) | BINARY 255
			decimal(10,2) | NUMERIC 10,2
			float | REAL
			varchar(255) | VARCHAR 255
			longtext | TEXT
			longblob | BINARY
			time | TIME
			time(3) | TIME 3
			datetime(6) | TIMESTAMP
			datetime(3) | TIMESTAMP 3
			datetime | TIMESTAMP 0
			json | JSON
			""")
	void nativeTypesComeBack(String sql, String portable) {
		ColumnType type = this.mariaDb.parseType(sql);
		PortableType expected = this.mariaDb.portableType(type).orElseThrow();

		assertThat(expected.kind() + " " + expected.arguments().toString().replaceAll("[\\[\\] ]", ""))
			.isEqualTo(portable.contains(" ") ? portable : portable + " ");
		assertThat(this.mariaDb.nativeType(expected)).isEqualTo(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bit(8)", "tinyint(1)", "int unsigned", "float(7,3)", "char(3)", "text", "blob",
			"enum('a')", "timestamp", "varchar(9) character set latin1", "int invisible", "set('1')" })
	void otherTypesAreNotPortable(String sql) {
		assertThat(this.mariaDb.portableType(this.mariaDb.parseType(sql))).isEmpty();
	}

}
