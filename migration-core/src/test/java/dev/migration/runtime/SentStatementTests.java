package dev.migration.runtime;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentStatement}.
 */
class SentStatementTests {

	private static final Dialect POSTGRESQL = Dialects.named("postgresql");

	private static final Dialect MARIADB = Dialects.named("mariadb");

	private static final Dialect MYSQL = Dialects.named("mysql");

	private static final Dialect H2 = Dialects.named("h2");

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (1)", "-- rows\nupdate t SET a = 1", "/* a */ /* b */ DELETE FROM t",
			"/* a /* b */ set */ DELETE FROM t", "WITH x AS (SELECT 1) SELECT * FROM x", "(SELECT 1)", "truncate t" })
	void dataMayShareATransaction(String sql) {
		assertThat(statement(sql).isData()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY i ON t (a)", "VACUUM t", "CALL p()", "", "-- nothing",
			"/* open", "inserted" })
	void everythingElseMayNot(String sql) {
		assertThat(statement(sql).isData()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET ROLE owner", "reset all", "USE shop", "SELECT set_config('a.b', 'c', false)",
			"CREATE TEMP TABLE t (a int)", "create global temporary table t (a int)",
			"CREATE OR REPLACE TEMPORARY TABLE t (a int)", "DISCARD ALL",
			"SELECT /* a */ set_config('a.b', 'c', false)", "SELECT 1, \"set_config\" ('a.b', 'c', false)",
			"SELECT * FROM set_config('a.b', 'c', false)",
			"WITH a AS (SELECT 'c' AS c) SELECT set_config('a.b', c, false) FROM a" })
	void whatIsOfTheSessionIsDoneAgain(String sql) {
		assertThat(statement(sql).isSession()).isTrue();
	}

	@Test
	void whatIsKeptIsNotOfTheSession() {
		assertThat(statement("CREATE TABLE temp (a int)").isSession()).isFalse();
		assertThat(statement("SELECT setval('s', 7)").isSession()).isFalse();
		assertThat(statement("SELECT log('set_config(')").isSession()).isFalse();
		assertThat(statement("SELECT log($$set_config(x)$$)").isSession()).isFalse();
		assertThat(statement("SELECT log('a') -- not set_config('a.b', 'c', false)").isSession()).isFalse();
		assertThat(
				SentStatement.of(MARIADB, "SET/**/STATEMENT max_statement_time = 1 FOR -- a\nINSERT INTO a VALUES (1)")
					.isData())
			.isTrue();
		assertThat(statement("/*! SET */ INSERT INTO a VALUES (1)").isData()).isTrue();
		assertThat(statement("CREATE TEMP TABLE t AS EXECUTE move").isSession()).isFalse();
		assertThat(statement("WITH d AS (DELETE FROM a RETURNING b) SELECT set_config('a.b', b, false) FROM d")
			.isSession()).isFalse();
		assertThat(statement("SET STATEMENT max_statement_time = 1 FOR INSERT INTO a VALUES (1)").isSession())
			.isFalse();
		assertThat(statement("CREATE TEMP TABLE t AS WITH d AS ( /* all */ DELETE FROM a RETURNING *) SELECT * FROM d")
			.isSession()).isFalse();
		assertThat(statement("CREATE TEMP TABLE t AS SELECT * FROM OLD TABLE (UPDATE a SET x = 1)").isSession())
			.isFalse();
		assertThat(statement("CREATE TEMP TABLE t AS WITH d AS (WITH o AS (SELECT 1) DELETE /* x */ FROM a USING o"
				+ " RETURNING a.*) SELECT * FROM d")
			.isSession()).isFalse();
		assertThat(statement("CREATE TEMP TABLE t AS WITH d AS (WITH o AS (SELECT 1) UPDATE a SET x = 1 RETURNING a.*)"
				+ " SELECT * FROM d")
			.isSession()).isFalse();
	}

	@Test
	void commentsAreThoseOfTheDatabase() {
		assertThat(SentStatement.of(MARIADB, "/* a /* b */ DELETE FROM t").isData()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/* a /* b */ SET @a = 1 /* c */").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "# keys\nSET foreign_key_checks = 0").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*!40014 SET FOREIGN_KEY_CHECKS=0 */;").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*M!100100 SET a = 1 */").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*!40000 ALTER TABLE t DISABLE KEYS */").isDdl()).isTrue();
		assertThat(SentStatement.of(MARIADB, "INSERT /*! INTO */ t VALUES (1)").isData()).isTrue();
		assertThat(SentStatement.of(MARIADB, "# a\nDELETE FROM t").isData()).isTrue();
		assertThat(SentStatement.of(H2, "// a\nDELETE FROM t").isData()).isTrue();
		assertThat(SentStatement.of(H2, "// a\nSET @a = 1").isSession()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT log('a'), set_config('a.b', 'c', false)",
			"SELECT set_config('a.b', 'c', false), log('a')", "SELECT set_config('a.b', f('('), false), g(1) FROM t",
			"SELECT set_config('a.b', \"(\", false), log('a') FROM t",
			"SELECT (SELECT a FROM t LIMIT 1), log('a'), set_config('a.b', 'c', false)",
			"SELECT a IS DISTINCT FROM 1, log('a'), set_config('a.b', 'c', false) FROM t",
			"SELECT 'x' AS \"from\", \"log\" ('a'), set_config('a.b', 'c', false)",
			"WITH m AS (SELECT log('a') AS x) SELECT set_config('a.b', x, false), log('b') FROM m",
			"WITH m AS (SELECT nextval('s')::text AS x) SELECT set_config('a.b', x, false) FROM m",
			"SELECT log('a'), set_config('a.b', 'c', false); SELECT set_config('d.e', 'f', false)",
			"INSERT INTO t SELECT set_config('a.b', 'c', false)",
			"WITH d AS (DELETE FROM a RETURNING b) SELECT set_config('a.b', b, false) FROM d" })
	void whatDoesMoreThanToSetSomethingIsDoneOnce(String sql) {
		assertThat(statement(sql).isSession()).isFalse();
		assertThat(statement(sql).isData()).isTrue();
		assertThat(statement(sql).isSettingLost()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SELECT set_config('a.b', 'c', false)::varchar(20)", "VALUES (set_config('a', 'b', false))",
					"SELECT set_config('a.b', f('x'), false) AS b, set_config('c', (SELECT g(a)::text FROM t), true)",
					"SELECT set_config('a.b', 'c', false), count(*), now() FROM t",
					"SELECT set_config('search_path', 'x', false) WHERE to_regclass('t') IS NULL",
					"SELECT length(set_config('a.b', 'c', false))",
					"WITH m AS (SELECT max(a)::text AS x FROM t) SELECT set_config('a.b', x, false) FROM m" })
	void whatOnlySetsSomethingIsDoneAgain(String sql) {
		assertThat(statement(sql).isSession()).isTrue();
		assertThat(statement(sql).isSettingLost()).isFalse();
	}

	@Test
	void whatSetsNothingLosesNoSetting() {
		assertThat(statement("SELECT log('set_config(')").isSettingLost()).isFalse();
		assertThat(statement("SELECT setval('s', 7)").isSettingLost()).isFalse();
		assertThat(statement("CREATE VIEW v AS SELECT set_config('a', 'b', false), f()").isSettingLost()).isFalse();
	}

	@Test
	void commentsThatTheServerLeavesAloneTellNothing() {
		assertThat(SentStatement.of(MARIADB, "/*!50701 SET @x = 1 */ DELETE FROM t").isData()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*!50600 SET @x = 1 */").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*!100100 SET @x = 1 */").isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "/*M!999999\\- enable the sandbox mode */ SET @x = 1").isSession())
			.isTrue();
		assertThat(SentStatement.of(MYSQL, "/*M! SET */ INSERT INTO a VALUES (1)").isData()).isTrue();
		assertThat(SentStatement.of(MYSQL, "/*!80000 SET @x = 1 */").isSession()).isTrue();
		assertThat(ResumedText.of(MYSQL, "CREATE /*M! OR REPLACE */ TABLE t (a int)").isRepeatable()).isFalse();
		assertThat(ResumedText.of(MARIADB, "CREATE /*!80000 OR REPLACE */ TABLE t (a int)").isRepeatable()).isFalse();
		assertThat(ResumedText.of(MARIADB, "CREATE /*M!100100 OR REPLACE */ TABLE t (a int)").isRepeatable()).isTrue();
	}

	@Test
	void whatWasCutIsTold() {
		assertThat(statement("/* rows */ INSERT INTO t VALUES ('a, b").isData()).isTrue();
		assertThat(ResumedText.of(MARIADB, "DROP /* x */ TABLE a, b").isList()).isTrue();
		assertThat(
				ResumedText.of(MARIADB, "INSERT INTO a VALUES ('" + "x".repeat(1 << 20) + "'), (1)").isProgram(MARIADB))
			.isFalse();
	}

	@Test
	void changesOfATemporaryTableItselfAreOfTheSession() {
		assertThat(statement(
				"CREATE TEMPORARY TABLE t (a int, b timestamp ON UPDATE current_timestamp) CHARACTER SET" + " utf8mb4")
			.isSession()).isTrue();
		assertThat(statement("CREATE TEMP TABLE t AS SELECT * FROM a FOR UPDATE").isSession()).isTrue();
	}

	@Test
	void whatStandsBehindSettingsOfItsOwnCounts() {
		assertThat(SentStatement.of(MARIADB, "SET STATEMENT sql_mode = '' FOR CREATE TEMPORARY TABLE t (a int)")
			.isTemporary()).isTrue();
		assertThat(SentStatement.of(MARIADB, "SET STATEMENT sql_mode = '' FOR CREATE TEMPORARY TABLE t (a int)")
			.isSession()).isTrue();
		assertThat(SentStatement.of(MARIADB, "set statement lock_wait_timeout=5 for alter table t drop a").isDdl())
			.isTrue();
		assertThat(SentStatement.of(MARIADB, "SET STATEMENT max_statement_time=1 FOR DELETE FROM t").isData()).isTrue();
		assertThat(
				ResumedText
					.of(POSTGRESQL,
							"SET STATEMENT lock_wait_timeout=5 FOR ALTER TABLE t EXCHANGE PARTITION p WITH"
									+ " TABLE u")
					.isExchange())
			.isTrue();
	}

	@Test
	void transactionsOfTheScriptAreSeen() {
		assertThat(statement("BEGIN").isBegin()).isTrue();
		assertThat(statement("start transaction read write").isBegin()).isTrue();
		assertThat(statement("BEGIN NOT ATOMIC SELECT 1; END").isBegin()).isFalse();
		assertThat(statement("COMMIT WORK").isCommit()).isTrue();
		assertThat(statement("END").isCommit()).isTrue();
		assertThat(statement("ROLLBACK").isRollback()).isTrue();
		assertThat(statement("ROLLBACK TO SAVEPOINT a").isRollback()).isFalse();
		assertThat(statement("ROLLBACK WORK TO a").isRollback()).isFalse();
	}

	@Test
	void rollbackToASavepointEndsNothing() {
		assertThat(statement("ROLLBACK TO SAVEPOINT a").isRollbackToSavepoint()).isTrue();
		assertThat(statement("rollback work to a").isRollbackToSavepoint()).isTrue();
		assertThat(statement("ROLLBACK").isRollbackToSavepoint()).isFalse();
		assertThat(statement("COMMIT").isRollbackToSavepoint()).isFalse();
	}

	@Test
	void ddlIsTold() {
		assertThat(statement("CREATE TABLE t (a int)").isDdl()).isTrue();
		assertThat(statement("rename table t to u").isDdl()).isTrue();
		assertThat(statement("DROP INDEX i ON t").isDdl()).isTrue();
		assertThat(statement("CREATE TEMPORARY TABLE t (a int)").isDdl()).isFalse();
		assertThat(statement("SAVEPOINT a").isDdl()).isFalse();
	}

	@Test
	void longCommentsAreNoProblem() {
		assertThat(statement("/*" + "x*".repeat(100_000) + "*/ DELETE FROM t").isData()).isTrue();
	}

	private static SentStatement statement(String sql) {
		return SentStatement.of(POSTGRESQL, sql);
	}

}
