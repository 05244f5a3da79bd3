package dev.migration.proof;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.proof.ThrowawayDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BeyondDatabase}.
 */
class BeyondDatabaseTests {

	private static final Dialect POSTGRESQL = new PostgreSqlDialect();

	private static final Dialect MARIADB = new MariaDbDialect();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			create  role app                                      | 'create role ...'
			/* a /* b */ c */ DROP USER app                       | 'DROP USER ...'
			SELECT 'it''s'; DROP DATABASE shop                    | 'DROP DATABASE ...'
			DO $$ BEGIN CREATE ROLE app; END $$                   | 'CREATE ROLE ...'
			DO $$ BEGIN EXECUTE 'ALTER SYSTEM SET x = 1'; END $$  | 'ALTER SYSTEM ...'
			GRANT CONNECT ON DATABASE shop TO app                 | 'GRANT CONNECT ON DATABASE ...'
			GRANT admin TO app                                    | 'GRANT ...'
			REVOKE admin FROM app                                 | 'REVOKE ...'
			COMMENT ON ROLE app IS 'x'                            | 'COMMENT ON ROLE ...'
			COPY book TO '/tmp/book.csv'                          | 'COPY book TO '' ...'
			COPY (SELECT 1) TO PROGRAM 'sh'                       | 'COPY (SELECT 1) TO PROGRAM ...'
			""")
	void findsWhatPostgreSqlSharesBetweenDatabases(String sql, String found) {
		assertThat(new BeyondDatabase(POSTGRESQL, Kind.DATABASE, List.of()).find(sql)).isEqualTo(found);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GRANT SELECT ON book TO app", "COMMENT ON TABLE role IS 'CREATE ROLE app'",
			"INSERT INTO book VALUES ('; DROP DATABASE shop')", "-- DROP ROLE app\nSELECT 1",
			"CREATE TABLE user_group (id int)", "DO $$ BEGIN NULL; END $$",
			"DO $$ BEGIN EXECUTE format('GRANT USAGE ON TYPE %s TO app%s', n, ' WITH GRANT OPTION'); END $$",
			"COPY book FROM STDIN", "CREATE SCHEMA stock", "SELECT 'never ends" })
	void leavesTheRestAlone(String sql) {
		assertThat(new BeyondDatabase(POSTGRESQL, Kind.DATABASE, List.of()).find(sql)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			/*!40000 CREATE USER app */                   | 'CREATE USER ...'
			# a comment ends with its line; USE shop      |
			INSERT INTO a VALUES ('it\\'s shop.b')        |
			INSERT INTO `shop` . b VALUES (1)             | something in 'shop'
			INSERT INTO SHOP.b VALUES (1)                 | something in 'SHOP'
			SELECT 1 INTO OUTFILE '/tmp/x'                | 'SELECT 1 INTO OUTFILE ...'
			PREPARE p FROM 'DROP DATABASE x'              | 'DROP DATABASE ...'
			SET @@global.read_only = 1                    | 'SET @@global ...'
			""")
	void findsOtherDatabasesOfMariaDb(String sql, String found) {
		assertThat(new BeyondDatabase(MARIADB, Kind.DATABASE, List.of("shop", "stock")).find(sql)).isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			CREATE SCHEMA stock                                   | 'CREATE SCHEMA ...'
			ALTER TABLE book SET SCHEMA public                    | 'ALTER TABLE book SET SCHEMA ...'
			SELECT set_config('search_path', 'public', false)     | the 'search_path'
			DROP EXTENSION citext                                 | 'DROP EXTENSION ...'
			SELECT * FROM "public".book                           | something in 'public'
			""")
	void findsWhatASchemaSharesWithItsDatabase(String sql, String found) {
		assertThat(new BeyondDatabase(POSTGRESQL, Kind.SCHEMA, List.of("public")).find(sql)).isEqualTo(found);
	}

	@Test
	void longTextsAreRead() {
		String text = "it''s ".repeat(100_000);

		assertThat(new BeyondDatabase(POSTGRESQL, Kind.DATABASE, List.of("shop"))
			.find("INSERT INTO book VALUES ('" + text + "'); DROP ROLE app")).isEqualTo("'DROP ROLE ...'");
	}

	@Test
	void aServerOfItsOwnHasNothingBeyond() {
		assertThat(new BeyondDatabase(POSTGRESQL, Kind.SERVER, List.of()).find("CREATE ROLE app")).isNull();
	}

}
