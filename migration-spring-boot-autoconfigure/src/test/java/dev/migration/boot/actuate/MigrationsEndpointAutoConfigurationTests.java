package dev.migration.boot.actuate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.TemplateEngine;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsEndpointAutoConfiguration}.
 */
class MigrationsEndpointAutoConfigurationTests {

	private ApplicationContextRunner runner;

	private WebApplicationContextRunner webRunner;

	@BeforeEach
	void createRunners(@TempDir Path directory) {
		AutoConfigurations configurations = AutoConfigurations.of(DataSourceAutoConfiguration.class,
				MigrationAutoConfiguration.class, MigrationsEndpointAutoConfiguration.class);
		String[] properties = { "migration.locations=" + new RevisionFolder(directory).location(),
				"migration.on-startup=none", "spring.datasource.url=jdbc:h2:mem:endpoint;DB_CLOSE_DELAY=-1" };
		this.runner = new ApplicationContextRunner().withConfiguration(configurations)
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withPropertyValues(properties);
		this.webRunner = new WebApplicationContextRunner().withConfiguration(configurations)
			.withPropertyValues(properties)
			.withPropertyValues("management.endpoints.web.exposure.include=migrations");
	}

	@Test
	void isThereWhenItIsExposed() {
		this.webRunner.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
			.hasSingleBean(MigrationsEndpointWebExtension.class)
			.hasSingleBean(PageRenderer.class)
			.hasSingleBean(AcceptHeader.class));
	}

	@Test
	void isNotThereWhenNothingIsExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class)
			.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void isNotThereWithoutAccess() {
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"management.endpoint.migrations.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void isNotThereWithoutMigrations() {
		this.webRunner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void hasNoWebExtensionOverJmxAlone() {
		this.runner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=migrations",
					"management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void makesNothingForTheWebOverJmxAlone() {
		this.webRunner
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=migrations",
					"management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsEndpointWebExtension.class)
				.doesNotHaveBean(PageRenderer.class)
				.doesNotHaveBean(AcceptHeader.class)
				.doesNotHaveBean(UnknownFields.class));
	}

	@Test
	void answersJsonWithoutThymeleaf() {
		this.webRunner.withClassLoader(new FilteredClassLoader(TemplateEngine.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(PageRenderer.class);

			var answer = context.getBean(MigrationsEndpointWebExtension.class)
				.migrations(null, null, null, null, null, null, null, null, MigrationsMediaType.HTML);

			assertThat(answer.getContentType()).isEqualTo(MigrationsMediaType.JSON.getProducedMimeType());
			assertThat(answer.getBody()).isInstanceOf(MigrationsDescriptor.class);
		});
	}

	@Test
	void answersJsonWithoutTheLanguageOfThymeleafsExpressions() {
		this.webRunner.withClassLoader(new FilteredClassLoader("ognl"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PageRenderer.class));
	}

	@Test
	void answersHtmlWithThymeleaf() {
		this.webRunner.run((context) -> assertThat(context.getBean(MigrationsEndpointWebExtension.class)
			.migrations(null, null, null, null, null, null, null, null, MigrationsMediaType.HTML)
			.getBody()).isInstanceOf(String.class));
	}

	@Test
	void makesWayForAnEndpointOfTheApplication() {
		this.webRunner.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class)
				.hasBean("ownEndpoint")
				.hasSingleBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void showsTwoDatabasesOfOneName() {
		this.webRunner.withUserConfiguration(TwoOfOneName.class).run((context) -> {
			var databases = context.getBean(MigrationsEndpoint.class)
				.migrations(null, null, null, null, null, null, null, null)
				.contexts()
				.get(context.getId())
				.databases();

			assertThat(databases).containsOnlyKeys("default:one", "default:two");
			assertThat(databases.get("default:two").state()).isEqualTo(MigrationState.UP_TO_DATE);
			assertThat(context.getBean(MigrationsEndpoint.class)
				.migrations(null, "default:one", null, null, null, null, null, null)
				.contexts()
				.get(context.getId())
				.databases()).containsOnlyKeys("default:one");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		MigrationsEndpoint ownEndpoint(ApplicationContext context) {
			return new MigrationsEndpoint(context);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoOfOneName {

		@Bean
		Migrations one(DataSource dataSource) {
			return migrations(dataSource, "one_version");
		}

		@Bean
		Migrations two(DataSource dataSource) {
			return migrations(dataSource, "two_version");
		}

		private static Migrations migrations(DataSource dataSource, String table) {
			return new Migrations(MigrationHistory.of(List.of()),
					new MigrationDatabase("default", dataSource, Optional::empty, null, Name.of(table)),
					new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC()));
		}

	}

}
