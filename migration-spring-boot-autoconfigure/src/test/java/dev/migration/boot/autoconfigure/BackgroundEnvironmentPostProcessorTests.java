package dev.migration.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BackgroundEnvironmentPostProcessor}.
 */
class BackgroundEnvironmentPostProcessorTests {

	private static final String MODE = "spring.data.jpa.repositories.bootstrap-mode";

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			migration.on-startup=background,                                          lazy
			migration.on-startup=BACKGROUND,                                          lazy
			migration.onStartup=background,                                           lazy
			migration.databases.billing.on-startup=background,                        lazy
			migration.on-startup=upgrade,                                             -
			migration.on-startup=nonsense,                                            -
			migration.databases.billing.on-startup=wait,                              -
			migration.on-startup=background;spring.data.jpa.repositories.bootstrap-mode=default, default
			migration.on-startup=background;dev.migration.command-mode=true,          -
			""")
	void repositoriesAreLazyInTheBackground(String properties, @Nullable String mode) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(properties.split(";")).applyTo(environment);

		new BackgroundEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

		assertThat(environment.getProperty(MODE)).isEqualTo(mode);
	}

}
