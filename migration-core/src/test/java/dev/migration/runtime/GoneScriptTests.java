package dev.migration.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GoneScript}.
 */
class GoneScriptTests {

	@Test
	void capitalsMakeNoDifferenceOutsideOfQuotationMarks() {
		assertThat(GoneScript.isSame("INSERT INTO t VALUES ('a')", "insert into T values ('a')")).isTrue();
		assertThat(GoneScript.isSame("INSERT INTO t VALUES ('a')", "INSERT INTO t VALUES ('A')")).isFalse();
		assertThat(GoneScript.isSame("DROP TABLE \"a\"", "DROP TABLE \"A\"")).isFalse();
		assertThat(GoneScript.isSame("SELECT 'it''s', A", "SELECT 'it''s', a")).isTrue();
		assertThat(GoneScript.isSame("SELECT 1", "SELECT 12")).isFalse();
	}

}
