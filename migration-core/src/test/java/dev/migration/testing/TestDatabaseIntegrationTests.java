package dev.migration.testing;

import java.sql.Connection;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestDatabase}.
 */
class TestDatabaseIntegrationTests {

	@Test
	void whatOneTestCreatesAnotherDoesNotSee() {
		try (TestDatabase first = TestDatabase.create(); TestDatabase second = TestDatabase.create()) {
			new JdbcTemplate(first.dataSource()).execute("CREATE TABLE account (id bigint)");

			assertThat(tables(first)).isOne();
			assertThat(tables(second)).isZero();
			assertThat(first.name()).isNotEqualTo(second.name());
		}
	}

	@Test
	void serverIsOfTheMajorThatWasAskedFor() {
		try (TestDatabase database = TestDatabase.create()) {
			int asked = Integer.getInteger("test.postgres.major", 18);

			assertThat(database.major()).isEqualTo(asked);
			assertThat(new JdbcTemplate(database.dataSource()).queryForObject("SHOW server_version", String.class))
				.startsWith(asked + ".");
		}
	}

	@Test
	void urlNamesHostPortAndDatabase() {
		try (TestDatabase database = TestDatabase.create()) {
			assertThat(database.url())
				.isEqualTo("jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name());
			assertThat(
					new JdbcTemplate(database.dataSource()).queryForObject("SELECT current_database()", String.class))
				.isEqualTo(database.name());
		}
	}

	@Test
	void closeDropsDatabaseAlthoughSomebodyIsConnected() throws Exception {
		TestDatabase database = TestDatabase.create();
		try (Connection connection = database.dataSource().getConnection()) {
			assertThat(connection.isValid(1)).isTrue();

			database.close();

			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> tables(database))
				.havingRootCause()
				.withMessage("FATAL: database \"" + database.name() + "\" does not exist");
		}
	}

	private static int tables(TestDatabase database) {
		Integer count = new JdbcTemplate(database.dataSource())
			.queryForObject("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", Integer.class);
		return (count != null) ? count : -1;
	}

}
