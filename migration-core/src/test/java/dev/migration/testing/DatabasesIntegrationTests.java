package dev.migration.testing;

import java.sql.Connection;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Databases}.
 */
class DatabasesIntegrationTests {

	static Stream<Named<Supplier<TestDatabase>>> databases() {
		return Stream.of(Named.of("PostgreSQL", Databases::postgreSql), Named.of("MariaDB", Databases::mariaDb),
				Named.of("MySQL", Databases::mySql), Named.of("H2", Databases::h2));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void whatOneTestCreatesAnotherDoesNotSee(Supplier<TestDatabase> databases) {
		try (TestDatabase first = databases.get(); TestDatabase second = databases.get()) {
			new JdbcTemplate(first.dataSource()).execute("CREATE TABLE account (id bigint)");

			assertThat(tables(first)).isOne();
			assertThat(tables(second)).isZero();
			assertThat(first.name()).isNotEqualTo(second.name());
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void productIsTheOneThatWasAskedFor(Supplier<TestDatabase> databases) {
		try (TestDatabase database = databases.get()) {
			String product = new JdbcTemplate(database.dataSource())
				.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());

			assertThat(product).isEqualToIgnoringCase(database.dialect());
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void everythingBeyondTheBasicPlaneIsStored(Supplier<TestDatabase> databases) {
		try (TestDatabase database = databases.get()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("CREATE TABLE account (name varchar(9))");
			jdbc.update("INSERT INTO account VALUES (?)", "Zoë 🐘");

			assertThat(jdbc.queryForObject("SELECT name FROM account", String.class)).isEqualTo("Zoë 🐘");
		}
	}

	private static int tables(TestDatabase database) {
		Integer count = new JdbcTemplate(database.dataSource()).queryForObject(
				"SELECT count(*) FROM information_schema.tables WHERE table_schema = ?", Integer.class,
				database.schema());
		return (count != null) ? count : -1;
	}

}
