package dev.migration.boot.autoconfigure;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.migration.command.Migrations;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the database's language and of what is written in it.
 * Nothing is connected to.
 */
class DatabaseDialectTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
		.withPropertyValues("migration.on-startup=none");

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://h/d, '', postgresql", "jdbc:mariadb://h/d, '', mariadb",
			"jdbc:mariadb://h/d, MySQL, mysql", "jdbc:postgresql://h/d, postgresql, postgresql" })
	void isThatOfThePropertyOrElseOfTheUrl(String url, String property, String dialect) {
		this.runner.withPropertyValues("spring.datasource.url=" + url, "migration.dialect=" + property)
			.run((context) -> assertThat(context.getBean(Migrations.class).database().dialect().name())
				.isEqualTo(dialect));
	}

	@Test
	void isOfEachDatabaseItsOwn() {
		this.runner
			.withPropertyValues("migration.dialect=mariadb", "migration.databases.one.url=jdbc:mariadb://h/one",
					"migration.databases.two.url=jdbc:mariadb://h/two", "migration.databases.two.dialect=mysql")
			.run((context) -> {
				assertThat(dialect(context.getBean("dev.migration.migrations.one", Migrations.class)))
					.isEqualTo("mariadb");
				assertThat(dialect(context.getBean("dev.migration.migrations.two", Migrations.class)))
					.isEqualTo("mysql");
			});
	}

	private static String dialect(Migrations migrations) {
		return migrations.database().dialect().name();
	}

	@Test
	void anUnknownDialectIsAWrongValueOfTheProperty() {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://h/d", "migration.dialect=oracle")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageStartingWith("Property migration.dialect with value 'oracle' is invalid: There is no dialect"
						+ " 'oracle'; use one of 'postgresql', "));
	}

	@Test
	void anUnknownTokenOfANamingPatternIsAWrongValueOfTheProperty() {
		this.runner
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://h/d", "migration.naming.fk=fk_%(colour)s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageStartingWith(
						"Property migration.naming.fk with value 'fk_%(colour)s' is invalid: Naming pattern 'fk' is"
								+ " 'fk_%(colour)s' with '%(colour)s'; use "));
	}

	@Test
	void placeholdersAndPatternsReachTheRun() {
		AtomicReference<RunOptions> options = new AtomicReference<>();
		this.runner.withBean(MigrationCustomizer.class, () -> (given) -> {
			options.set(given);
			return given;
		})
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://h/d", "migration.placeholders.role=shop_app",
					"migration.naming.ix=idx_%(table_name)s_%(column_0_name)s")
			.run((context) -> assertThat(context.getBean(Migrations.class)).isNotNull());

		assertThat(options.get().placeholders()).isEqualTo(Map.of("role", "shop_app"));
		assertThat(options.get().naming()).isEqualTo(Map.of("ix", "idx_%(table_name)s_%(column_0_name)s"));
	}

}
