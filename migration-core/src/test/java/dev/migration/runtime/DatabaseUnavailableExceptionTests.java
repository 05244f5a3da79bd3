package dev.migration.runtime;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DatabaseUnavailableException}.
 */
class DatabaseUnavailableExceptionTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", textBlock = """
			# state, said, what
			28P01, No, refuses the user or password
			28000, No, refuses the user or password
			08004, 'SCRAM, but no password was provided', refuses the user or password
			08004, The server does not support SSL, cannot be reached
			08004, Too many connections, cannot be reached
			08001, No, cannot be reached
			3D000, No, cannot be reached
			null,  No, cannot be reached
			42501, No, refuses a statement
			""")
	void tellsWhyNobodyAnswers(String state, String said, String what) {
		DatabaseUnavailableException failure = new DatabaseUnavailableException("default",
				new SQLException(said, state));

		assertThat(failure).hasMessage("Database 'default' " + what + ": " + said);
		assertThat(failure.isAuthentication()).isEqualTo(what.contains("password"));
		assertThat(failure.isRefusal()).isEqualTo(what.contains("statement"));
		assertThat(failure.isMissing()).isEqualTo("3D000".equals(state));
	}

	@Test
	void aServerWithoutSslRefusesNoPassword() {
		try (TestDatabase database = Databases.postgreSql()) {
			DataSource secure = new DriverManagerDataSource(database.url() + "?sslmode=require", database.user(),
					database.password());

			assertThatExceptionOfType(DatabaseUnavailableException.class)
				.isThrownBy(() -> MigrationSession.open(TestRevisions.database(secure)))
				.withMessage("Database 'default' cannot be reached: The server does not support SSL.");
		}
	}

	@ParameterizedTest
	@CsvSource({ "28P01", "08004" })
	void looksIntoWhatAPoolHasWrapped(String state) {
		SQLException pooled = new SQLTransientConnectionException("Connection is not available",
				new SQLException("no password", state));

		assertThat(new DatabaseUnavailableException("default", pooled).isAuthentication()).isTrue();
	}

}
