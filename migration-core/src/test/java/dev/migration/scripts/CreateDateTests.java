package dev.migration.scripts;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreateDateTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-20T23:29:18Z", "0000-01-01T00:00:00Z", "2024-02-29T00:00:00Z",
			"2026-11-20T24:00:00Z", "2026-12-31T23:59:60Z", "2026-11-20T23:29:18.5Z", "2026-11-20T23:29:18+01:00",
			"2026-11-20t23:29:18z", "+12026-11-20T23:29:18Z", "-0001-11-20T23:29:18Z" })
	void isWhatTheFormatterReads(String text) {
		assertThat(CreateDate.parse(text)).isEqualTo(Instant.parse(text));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-20T23:60:00Z", "2026-11-20T25:00:00Z",
					"2026-11-20T23:29Z", "2026-11-20 23:29:18Z", "2026-11-20T23:29:1 Z", "٢٠٢٦-11-20T23:29:18Z" })
	void refusesWhatIsNoInstant(String text) {
		assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> CreateDate.parse(text));
	}

}
