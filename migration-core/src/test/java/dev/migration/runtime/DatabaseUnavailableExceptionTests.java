package dev.migration.runtime;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseUnavailableException}.
 */
class DatabaseUnavailableExceptionTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", textBlock = """
			# state, number, what
			28P01, 0,    refuses the user or password
			28000, 1045, refuses the user or password
			08004, 0,    refuses the user or password
			08004, 1040, cannot be reached
			08001, 0,    cannot be reached
			3D000, 0,    cannot be reached
			null,  0,    cannot be reached
			42501, 0,    refuses a statement
			""")
	void tellsWhyNobodyAnswers(String state, int number, String what) {
		DatabaseUnavailableException failure = new DatabaseUnavailableException("default",
				new SQLException("No", state, number));

		assertThat(failure).hasMessage("Database 'default' " + what + ": No");
		assertThat(failure.isAuthentication()).isEqualTo(what.contains("password"));
		assertThat(failure.isRefusal()).isEqualTo(what.contains("statement"));
		assertThat(failure.isMissing()).isEqualTo("3D000".equals(state));
	}

	@ParameterizedTest
	@CsvSource({ "28P01", "08004" })
	void looksIntoWhatAPoolHasWrapped(String state) {
		SQLException pooled = new SQLTransientConnectionException("Connection is not available",
				new SQLException("No", state));

		assertThat(new DatabaseUnavailableException("default", pooled).isAuthentication()).isTrue();
	}

}
