package dev.migration.scripts;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlText#normalised()}.
 */
class SqlNormalisationTests {

	private static final Dialect POSTGRESQL = new PostgreSqlDialect();

	private static final Dialect MARIADB = new MariaDbDialect();

	private static final Dialect H2 = new H2Dialect();

	@Test
	void lineEndsAndTrailingBlanksMakeNoDifference() {
		for (Dialect dialect : List.of(POSTGRESQL, MARIADB, H2)) {
			assertThat(normalised(dialect, "SELECT a,\n       b\nFROM t"))
				.isEqualTo(normalised(dialect, "SELECT a,  \r\n\tb \r\nFROM t\n\n"))
				.isEqualTo("SELECT a,b FROM t");
		}
	}

	@Test
	void commentsMakeNoDifference() {
		for (Dialect dialect : List.of(POSTGRESQL, MARIADB, H2)) {
			assertThat(normalised(dialect, "-- Licence\n-- of somebody\nSELECT /* all */ a -- why\nFROM t -- end"))
				.isEqualTo("SELECT a FROM t");
			assertThat(normalised(dialect, "CREATE TABLE t (/* key */ id int, -- number\n name text /* last */ )"))
				.isEqualTo(normalised(dialect, "CREATE TABLE t (id int, name text)"));
		}
		assertThat(normalised(POSTGRESQL, "SELECT /* a /* b */ c */ 1")).isEqualTo("SELECT 1");
		assertThat(normalised(MARIADB, "# Licence\nSELECT 1 # one")).isEqualTo("SELECT 1");
		assertThat(normalised(H2, "SELECT 1 // one")).isEqualTo("SELECT 1");
	}

	@Test
	void quotedTextStaysAsItIs() {
		assertThat(normalised(POSTGRESQL, "DO $$ begin  -- why\n null; end $$"))
			.isEqualTo("DO $$ begin  -- why\n null; end $$");
		assertThat(normalised(POSTGRESQL, "SELECT '/* a */  -- b', \"c  d\""))
			.isEqualTo("SELECT '/* a */  -- b',\"c  d\"");
		assertThat(normalised(MARIADB, "SELECT 'it\\'s  -- it', `a  b`")).isEqualTo("SELECT 'it\\'s  -- it',`a  b`");
	}

	@Test
	void whatAServerReadsInACommentCounts() {
		assertThat(normalised(MARIADB, "CREATE TABLE t (a int) /*!50100 ENGINE=Aria */"))
			.isEqualTo("CREATE TABLE t (a int) /*!50100 ENGINE=Aria */");
		assertThat(normalised(MARIADB, "SELECT /*+ BKA(t) */ a FROM t")).isEqualTo("SELECT /*+ BKA(t) */ a FROM t");
		assertThat(normalised(MARIADB, "SELECT 1 --1")).isEqualTo("SELECT 1 --1");
	}

	@Test
	void partsThatBelongApartStayApart() {
		assertThat(normalised(POSTGRESQL, "SELECT a/**/b")).isEqualTo("SELECT a b");
		assertThat(normalised(POSTGRESQL, "SELECT - -1")).isNotEqualTo(normalised(POSTGRESQL, "SELECT --1"));
		assertThat(normalised(MARIADB, "SELECT count (a)")).isNotEqualTo(normalised(MARIADB, "SELECT count(a)"));
		assertThat(normalised(POSTGRESQL, "SELECT E'a'\n'b'")).isNotEqualTo(normalised(POSTGRESQL, "SELECT E'a''b'"));
	}

	private static String normalised(Dialect dialect, String statement) {
		return SqlText.of(dialect, "b2.sql", statement).normalised();
	}

}
