package dev.migration.dialect;

import java.util.List;
import java.util.TimeZone;

import dev.migration.schema.Name;
import org.junit.jupiter.api.Test;

import static dev.migration.dialect.Models.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MySqlStateSql} and {@link MySqlOfflineSql}.
 */
class MySqlStateSqlTests {

	private final Dialect mariaDb = new MariaDbDialect();

	private final Dialect mySql = new MySqlDialect();

	@Test
	void searchPathIsTheDatabaseInUse() {
		StateSql state = this.mariaDb.state();

		assertThat(state.setSearchPath(state.searchPath(Name.of("my shop"), null))).isEqualTo("USE `my shop`");
	}

	@Test
	void settingsAreSetAsTheServerTellsThem() {
		StateSql state = this.mariaDb.state();

		assertThat(state.set("sql_mode", "ANSI_QUOTES")).isEqualTo("SET SESSION sql_mode = 'ANSI_QUOTES'");
		assertThat(state.set("lock_wait_timeout", "5")).isEqualTo("SET SESSION lock_wait_timeout = 5");
		assertThat(state.set("max_statement_time", "0.000000")).isEqualTo("SET SESSION max_statement_time = 0.000000");
		assertThat(state.set("character_set_results", "NULL")).isEqualTo("SET SESSION character_set_results = NULL");
		assertThat(state.set("time_zone", null)).isEqualTo("SET SESSION time_zone = DEFAULT");
		assertThat(state.set("role", "NONE")).isEqualTo("SET ROLE NONE");
		assertThat(state.set("role", "App Owner")).isEqualTo("SET ROLE `App Owner`");
		assertThat(this.mySql.state().set("role", "`owner`@`%`")).isEqualTo("SET ROLE `owner`@`%`");
	}

	@Test
	void textBringsTheSessionToWhereItWasWrittenFor() {
		assertThat(this.mariaDb.offline().prepareSession(Name.of("shop"), TimeZone.getTimeZone("Asia/Tokyo")))
			.containsExactly("SET NAMES utf8mb4", this.mariaDb.state().prepareSession().get(0),
					"SET SESSION time_zone = '+00:00'", "USE shop");
		assertThat(this.mariaDb.offline().prepareSession(null, TimeZone.getTimeZone("UTC"))).hasSize(3);
	}

	@Test
	void sessionReadsLiteralsAsTheyAreWritten() {
		assertThat(this.mySql.state().prepareSession()).isEqualTo(this.mariaDb.state().prepareSession())
			.containsExactly("SET SESSION sql_mode = concat(regexp_replace(@@SESSION.sql_mode,"
					+ " '(^|,)(NO_BACKSLASH_ESCAPES|ANSI_QUOTES|ANSI|DB2|MAXDB|MSSQL|ORACLE|POSTGRESQL)(?=,|$)',"
					+ " ''), ',STRICT_TRANS_TABLES')", "SET SESSION time_zone = '+00:00'");
	}

	@Test
	void idleSessionsOfARunAreLeftAlone() {
		assertThat(this.mySql.state().prepareRun("shop"))
			.containsExactly("SET SESSION wait_timeout = greatest(@@SESSION.wait_timeout, 28800)");
		assertThat(this.mariaDb.state().prepareRun("shop")).containsExactly(
				"SET SESSION wait_timeout = greatest(@@SESSION.wait_timeout, 28800), SESSION idle_transaction_timeout = 0,"
						+ " SESSION idle_readonly_transaction_timeout = 0, SESSION idle_write_transaction_timeout = 0");
	}

	@Test
	void textFindsTheSchemaAgain() {
		OfflineSql offline = this.mariaDb.offline();

		assertThat(offline.restoreSearchPath(List.of("SELECT 'use x'"), Name.of("shop"))).isEmpty();
		assertThat(offline.restoreSearchPath(List.of("use other"), Name.of("shop"))).containsExactly("USE shop");
		assertThatExceptionOfType(UnsupportedOperationOnDatabaseException.class)
			.isThrownBy(() -> offline.restoreSearchPath(List.of("USE other"), null))
			.withMessage("MariaDB cannot find the current schema again after 'USE' in a text; set migration.schema, or"
					+ " write the schema in front of the names instead.");
	}

	@Test
	void textRequiresTheRowsThatItStartsAt() {
		assertThat(this.mySql.offline().requireRows(name("migration_version"), List.of("a1", "b2")))
			.isEqualTo("SELECT CASE WHEN count(CASE WHEN version_num IN ('a1', 'b2') THEN 1 END) < 2 THEN"
					+ " release_lock(rpad(concat('These statements start at a1, b2, but the database is at ',"
					+ " coalesce(group_concat(version_num ORDER BY version_num SEPARATOR ', '), 'base'),"
					+ " '. Write them again for where the database is: <from>:<to>.'), 200, ' ')) END FROM migration_version");
	}

}
