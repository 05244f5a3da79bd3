package dev.migration.dialect;

import java.util.TimeZone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgreSqlOfflineSqlTests {

	@ParameterizedTest
	@CsvSource({ "GMT+05:30, GMT-05:30", "GMT-03:00, GMT+03:00", "GMT, GMT", "UTC, UTC", "Etc/GMT+2, Etc/GMT+2",
			"Europe/Berlin, Europe/Berlin" })
	void sessionHasTheTimeZoneThatTheDriverGivesIt(String platform, String session) {
		assertThat(new PostgreSqlDialect().offline().prepareSession(null, TimeZone.getTimeZone(platform)))
			.contains("SET TimeZone = '" + session + "'");
	}

}
