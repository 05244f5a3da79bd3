package dev.migration.runtime;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerReason}.
 */
class ServerReasonTests {

	@Test
	void statementThatH2RepeatsIsLeftOut() {
		SQLException failure = new SQLException("""
				Table "X" not found; SQL statement:
				INSERT INTO x
				VALUES (1) [42102-240]""", "42S02", 42102);

		assertThat(ServerReason.of(failure)).isEqualTo("Table \"X\" not found [42102-240]");
		assertThat(ServerReason.isOurs(failure)).isFalse();
	}

	@Test
	void checkOfTheDialectSaysItsSentenceOnly() {
		String sentence = "Schema 's9' holds 'x', so it was not dropped. Drop that first.";
		SQLException failure = new SQLException(
				"(conn=148) Identifier name '" + sentence + " ".repeat(130) + "' is too long", "42000", 1059);

		assertThat(ServerReason.of(failure)).isEqualTo(sentence);
		assertThat(ServerReason.isOurs(failure)).isTrue();
	}

	@Test
	void namesThatAreTooLongStay() {
		SQLException failure = new SQLException("Identifier name 'abc' is too long", "42000", 1059);

		assertThat(ServerReason.of(failure)).isEqualTo("Identifier name 'abc' is too long");
		assertThat(ServerReason.isOurs(failure)).isFalse();
	}

}
