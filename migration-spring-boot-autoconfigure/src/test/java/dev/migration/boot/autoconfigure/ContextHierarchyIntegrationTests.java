package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.migration.command.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that have several contexts.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContextHierarchyIntegrationTests {

	private static final String NOW_AT = "Database 'default' is now at 0002";

	private static final String UP_TO_DATE = "Database 'default' is up to date";

	private static final String NO_SERVER = "--spring.main.web-application-type=none";

	@Test
	void aChildLeavesMigrationsToItsParent(CapturedOutput output) {
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Database.class).child(Database.class)
			.run(arguments("both", NO_SERVER))) {
			assertMigratedOnce(output);
			assertThat(child.getParent()).isNotNull();
			assertThat(child.getBeansOfType(Migrations.class)).isEmpty();
			assertThat(child.getParent().getBeansOfType(Migrations.class)).hasSize(1);
		}
	}

	@Test
	void aChildMigratesTheDatabaseOfItsParent(CapturedOutput output) {
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(DataSourceOnly.class)
			.child(Database.class)
			.run(arguments("parent", NO_SERVER))) {
			assertMigratedOnce(output);
			assertThat(child.getBeansOfType(Migrations.class)).hasSize(1);
		}
	}

	@Test
	void aParentInTheBackgroundIsThroughBeforeItsChildStarts(CapturedOutput output) {
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Database.class)
			.child(UsesDatabase.class)
			.run(arguments("background", NO_SERVER, "--migration.on-startup=background"))) {
			assertMigratedOnce(output);
			assertThat(child.getBean(UsesDatabase.class).names()).containsExactly("first");
		}
	}

	@Test
	void theManagementContextMigratesNothing(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(WebApplication.class)
			.run(arguments("management", "--server.port=0", "--management.server.port=0",
					"--management.endpoints.web.exposure.include=migrations"))) {
			assertMigratedOnce(output);
			assertThat(output).contains("Exposing 1 endpoint");
		}
	}

	private static void assertMigratedOnce(CapturedOutput output) {
		assertThat(output).containsOnlyOnce(NOW_AT).doesNotContain(UP_TO_DATE);
	}

	private static String[] arguments(String database, String... further) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=jdbc:h2:mem:hierarchy_" + database,
				"--migration.locations=classpath:dev/migration/boot/shop/revision", "--spring.main.banner-mode=off",
				"--spring.jmx.enabled=false"));
		arguments.addAll(List.of(further));
		return arguments.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	static class DataSourceOnly {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			MigrationAutoConfiguration.class })
	static class Database {

	}

	static class UsesDatabase {

		private final List<String> names;

		UsesDatabase(JdbcTemplate jdbc) {
			this.names = jdbc.queryForList("SELECT name FROM product", String.class);
		}

		List<String> names() {
			return this.names;
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class,
			excludeName = { "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
					"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration" })
	static class WebApplication {

	}

}
