package dev.migration.demo.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DialectEnvironmentPostProcessorTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void ownServerIsPostgreSql() {
		assertThat(dialect()).isEqualTo("postgresql");
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url, jdbc:h2:mem:shop", "POSTGRES_HOST, localhost",
			"migration.url, jdbc:mariadb://localhost/shop", "migration.host, localhost" })
	void nothingIsSaidOfAnotherServer(String property, String value) {
		this.environment.setProperty(property, value);

		assertThat(dialect()).isNull();
	}

	@Test
	void whatSomebodySaysCounts() {
		this.environment.setProperty("migration.dialect", "h2");

		assertThat(dialect()).isEqualTo("h2");
	}

	private String dialect() {
		new DialectEnvironmentPostProcessor().postProcessEnvironment(this.environment, new SpringApplication());
		return this.environment.getProperty("migration.dialect");
	}

}
