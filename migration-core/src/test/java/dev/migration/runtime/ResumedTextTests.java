package dev.migration.runtime;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResumedText}.
 */
class ResumedTextTests {

	private static final Dialect MARIADB = Dialects.named("mariadb");

	@ParameterizedTest
	@ValueSource(strings = { "RENAME TABLE a TO c, b TO a, c TO b", "rename tables a to c,b to a",
			"-- swap\nRENAME\nTABLE a TO b,\nb TO a", "ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b" })
	void swapsDoNotShow(String sql) {
		assertThat(ResumedText.of(MARIADB, sql).isSwap()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "RENAME TABLE a TO b", "ALTER TABLE a ADD COLUMN b int, ADD COLUMN c int", "DROP TABLE a, b" })
	void othersShow(String sql) {
		assertThat(ResumedText.of(MARIADB, sql).isSwap()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE a, b", "drop tables a,b", "DROP VIEW a , b", "DROP SEQUENCE a, b",
			"DROP SCHEMA shop", "CREATE USER a, b", "RENAME USER a TO b, c TO d" })
	void listsMayTakeEffectInPart(String sql) {
		ResumedText text = ResumedText.of(MARIADB, sql);

		assertThat(text.isList()).isTrue();
		assertThat(text.isRepeatable()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE a", "DROP INDEX a", "CREATE TABLE a (b int, c int)", "CREATE USER a" })
	void singleChangesDoNot(String sql) {
		assertThat(ResumedText.of(MARIADB, sql).isList()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE IF EXISTS a, b", "DROP VIEWS if  exists a,b", "DROP SCHEMA IF EXISTS shop",
			"CREATE OR REPLACE TABLE a (b int)", "CREATE USER IF NOT EXISTS a, b", "TRUNCATE TABLE a",
			"/* again */ GRANT SELECT ON a TO b" })
	void someMayBeCarriedOutTwice(String sql) {
		assertThat(ResumedText.of(MARIADB, sql).isRepeatable()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE a (b int)", "CREATE TABLE IF NOT EXISTS a (b int)", "DROP TABLE IF EXISTS a",
			"DROP TABLE a, b" })
	void othersMayNot(String sql) {
		assertThat(ResumedText.of(MARIADB, sql).isRepeatable()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CALL fill()", "BEGIN NOT ATOMIC COMMIT; END", "RUNSCRIPT FROM 'classpath:data.sql'" })
	void programsHaveSeveralSteps(String sql) {
		Dialect h2 = Dialects.named("h2");

		assertThat(ResumedText.of(h2, sql).isProgram(h2)).isTrue();
	}

}
