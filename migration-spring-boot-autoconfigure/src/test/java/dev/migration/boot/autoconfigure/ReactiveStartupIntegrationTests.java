package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.boot.testing.R2dbcOnRequest;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.r2dbc.core.R2dbcEntityOperations;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications that have R2DBC and no DataSource, with a real database.
 */
class ReactiveStartupIntegrationTests {

	@TempDir
	private Path directory;

	private TestDatabase database;

	private RevisionFolder revisions;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.revisions = new RevisionFolder(this.directory).with("a1", "",
				"CREATE TABLE account (name text); INSERT INTO account VALUES ('first');", "DROP TABLE account;");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:postgresql:", "r2dbc:pool:postgresql:" })
	void theSchemaIsThereBeforeReactiveBeansUseIt(String scheme) {
		try (ConfigurableApplicationContext context = start(ReactiveUsers.class, "--spring.r2dbc.url=" + url(scheme),
				"--spring.r2dbc.username=" + this.database.user(),
				"--spring.r2dbc.password=" + this.database.password())) {
			assertThat(context.getBean("client")).isEqualTo("first");
			assertThat(context.getBean("template")).isEqualTo("first");
			assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
			assertThat(context.getBean(Migrations.class).state().rows().ids()).containsExactly("a1");
		}
	}

	@Test
	void anOwnTemplateWaitsToo() {
		try (ConfigurableApplicationContext context = start(OwnTemplate.class,
				"--spring.r2dbc.url=" + url("r2dbc:postgresql:"), "--spring.r2dbc.username=" + this.database.user(),
				"--spring.r2dbc.password=" + this.database.password())) {
			assertThat(context.getBean("own")).isInstanceOf(R2dbcEntityTemplate.class);
			assertThat(context.getBean(OwnTemplate.class).found).isEqualTo("first");
		}
	}

	@Test
	void scriptsOfTheApplicationRunAfterwards() {
		this.revisions.file("data.sql", "INSERT INTO account VALUES ('second');");

		try (ConfigurableApplicationContext context = start(ReactiveUsers.class,
				"--spring.r2dbc.url=" + url("r2dbc:postgresql:"), "--spring.r2dbc.username=" + this.database.user(),
				"--spring.r2dbc.password=" + this.database.password(), "--spring.sql.init.mode=always",
				"--spring.sql.init.data-locations=file:" + this.directory.resolve("data.sql"))) {
			assertThat(names(context.getBean(DatabaseClient.class))).containsExactly("first", "second");
		}
	}

	@Test
	void healthIsToldToReactiveApplicationsToo() {
		try (ConfigurableApplicationContext context = start(ReactiveUsers.class,
				"--spring.r2dbc.url=" + url("r2dbc:postgresql:"), "--spring.r2dbc.username=" + this.database.user(),
				"--spring.r2dbc.password=" + this.database.password())) {
			HealthContributor contributor = context.getBean("migrationsHealthContributor", HealthContributor.class);

			Health health = ((ReactiveHealthIndicator) ReactiveHealthContributor.adapt(contributor)).health().block();

			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("current", List.of("a1"));
		}
	}

	@Test
	void theVariablesAreEnough() {
		try (ConfigurableApplicationContext context = start(ReactiveUsers.class,
				"--POSTGRES_HOST=" + this.database.host(), "--POSTGRES_PORT=" + this.database.port(),
				"--POSTGRES_DB=" + this.database.name(), "--POSTGRES_USER=" + this.database.user(),
				"--POSTGRES_PASSWORD=" + this.database.password())) {
			assertThat(context.getBean("client")).isEqualTo("first");
		}
	}

	private String url(String scheme) {
		return scheme + "//" + this.database.host() + ":" + this.database.port() + "/" + this.database.name();
	}

	private ConfigurableApplicationContext start(Class<?> application, String... arguments) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties(R2dbcOnRequest.PROPERTY + "=true", "migration.locations=" + this.revisions.location())
			.run(arguments);
	}

	private static List<String> names(DatabaseClient client) {
		List<String> names = client.sql("SELECT name FROM account ORDER BY name")
			.map((row) -> row.get("name", String.class))
			.all()
			.collectList()
			.block();
		return (names != null) ? names : List.of();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class ReactiveUsers {

		@Bean
		String client(DatabaseClient client) {
			return names(client).get(0);
		}

		@Bean
		String template(R2dbcEntityTemplate template) {
			return names(template.getDatabaseClient()).get(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class OwnTemplate {

		private @Nullable String found;

		@Bean
		R2dbcEntityOperations own(ConnectionFactory factory) {
			R2dbcEntityTemplate template = new R2dbcEntityTemplate(DatabaseClient.create(factory),
					PostgresDialect.INSTANCE);
			this.found = names(template.getDatabaseClient()).get(0);
			return template;
		}

	}

}
