package dev.migration.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgresEnvironmentPostProcessor}.
 */
class PostgresEnvironmentPostProcessorTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void theApplicationGetsTheDatabaseOfTheVariables() {
		this.environment.withProperty("POSTGRES_HOST", "db")
			.withProperty("POSTGRES_PORT", "tcp://10.0.0.1:6543")
			.withProperty("POSTGRES_DB", "shop")
			.withProperty("POSTGRES_USER", "me")
			.withProperty("POSTGRES_PASSWORD", "secret");

		process();

		assertThat(this.environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db:6543/shop");
		assertThat(this.environment.getProperty("spring.datasource.username")).isEqualTo("me");
		assertThat(this.environment.getProperty("spring.datasource.password")).isEqualTo("secret");
	}

	@Test
	void theHostAloneIsEnough() {
		this.environment.withProperty("POSTGRES_HOST", "db");

		process();

		assertThat(this.environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db:5432/app");
		assertThat(this.environment.getProperty("spring.datasource.username")).isEqualTo("postgres");
		assertThat(this.environment.getProperty("spring.datasource.password")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url,jdbc:postgresql://other/shop", "spring.datasource.jndi-name,jdbc/shop",
			"migration.enabled,false" })
	void theApplicationsOwnSettingsWin(String name, String value) {
		this.environment.withProperty("POSTGRES_HOST", "db").withProperty(name, value);

		String url = this.environment.getProperty("spring.datasource.url");

		process();

		assertThat(this.environment.getProperty("spring.datasource.url")).isEqualTo(url);
		assertThat(this.environment.containsProperty("spring.datasource.username")).isFalse();
	}

	@Test
	void aReactiveApplicationGetsItToo() {
		this.environment.withProperty("POSTGRES_HOST", "db").withProperty("POSTGRES_PASSWORD", "secret");

		process();

		assertThat(this.environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://db:5432/app");
		assertThat(this.environment.getProperty("spring.r2dbc.username")).isEqualTo("postgres");
		assertThat(this.environment.getProperty("spring.r2dbc.password")).isEqualTo("secret");
	}

	@Test
	void aReactiveApplicationsOwnSettingsWin() {
		this.environment.withProperty("POSTGRES_HOST", "db")
			.withProperty("spring.r2dbc.url", "r2dbc:postgresql://other/shop");

		process();

		assertThat(this.environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://other/shop");
		assertThat(this.environment.containsProperty("spring.r2dbc.username")).isFalse();
	}

	@Test
	void disabledMigrationsLeaveTheApplicationAsItIs() {
		this.environment.withProperty("POSTGRES_HOST", "db").withProperty("migration.enabled", "false");

		process();

		assertThat(this.environment.getPropertySources().contains(PostgresEnvironmentPostProcessor.PROPERTY_SOURCE))
			.isFalse();
	}

	@Test
	void withoutAHostThereIsNothingToSay() {
		this.environment.withProperty("POSTGRES_DB", "shop");

		process();

		assertThat(this.environment.containsProperty("spring.datasource.url")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "0", "65536", "99999", "-1", "54 32", "tcp://db", "tcp://db:x", "udp://db:5432" })
	void aPortThatIsNoneIsRefused(String port) {
		this.environment.withProperty("POSTGRES_HOST", "db").withProperty("POSTGRES_PORT", port);

		assertThatExceptionOfType(InvalidConnectionException.class).isThrownBy(this::process)
			.withMessage("The value '" + port + "' of 'POSTGRES_PORT' is no port; use a number such as '5432' or a link"
					+ " such as 'tcp://host:5432'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db:5432", "me:secret@db", "jdbc:postgresql://db/shop", "db/shop", "db host" })
	void aHostThatIsNoneIsRefused(String host) {
		this.environment.withProperty("POSTGRES_HOST", host);

		assertThatExceptionOfType(InvalidConnectionException.class).isThrownBy(this::process)
			.withMessage("The value of 'POSTGRES_HOST' is no host; use a name such as 'db.example.com' or an address,"
					+ " without port, user or scheme.");
	}

	@Test
	void nonsenseInEnabledNamesTheProperty() {
		this.environment.withProperty("POSTGRES_HOST", "db").withProperty("migration.enabled", "perhaps");

		assertThatExceptionOfType(BindException.class).isThrownBy(this::process)
			.withMessage("Failed to bind properties under 'migration.enabled' to java.lang.Boolean");
	}

	private void process() {
		new PostgresEnvironmentPostProcessor().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
