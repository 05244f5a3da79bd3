package dev.migration.boot.actuate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import javax.management.ObjectName;
import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.autoconfigure.MigrationCustomizer;
import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link MigrationsEndpoint} with a real database.
 */
class MigrationsEndpointIntegrationTests {

	private TestDatabase database;

	private RecordingDataSource dataSource;

	private RevisionFolder revisions;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.dataSource = new RecordingDataSource(this.database.dataSource());
		this.revisions = new RevisionFolder(directory)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.with("b2", "a1", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationsEndpointAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> this.dataSource)
			.withPropertyValues("management.endpoints.web.exposure.include=migrations", "migration.on-startup=none",
					"migration.locations=" + this.revisions.location());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void answersOverHttpAndJmx() throws Exception {
		try (ConfigurableApplicationContext context = application("--spring.application.version=1.2.3",
				"--migration.target=a1")) {
			HttpResponse<String> response = get(context, "migrations");

			assertThat(response.statusCode()).isEqualTo(200);
			JSONAssert.assertEquals(
					"""
							{"contexts": {"shop": {"parentId": null, "databases": {"default": {
								"state": "PENDING", "error": null, "current": ["a1"], "heads": ["b2"], "pending": ["b2"], "unknown": [],
								"revisionsTotal": 2,
								"revisions": [
									{"id": "b2", "downRevisions": ["a1"], "dependsOn": [], "branchLabels": [],
										"message": "revision b2", "createDate": "2026-11-20T23:29:18Z",
										"script": "%1$s/b2.sql", "scriptKind": "SQL", "applied": false, "edited": false,
										"comparable": false, "appliedAt": null, "stamped": null, "durationMillis": null,
										"databaseUser": null, "host": null, "applicationVersion": null},
									{"id": "a1", "downRevisions": [], "dependsOn": [], "branchLabels": [],
										"message": "revision a1", "createDate": "2026-11-20T23:29:18Z",
										"script": "%1$s/a1.sql", "scriptKind": "SQL", "applied": true, "edited": false,
										"comparable": true, "appliedAt": "2026-11-21T08:00:00Z", "stamped": false,
										"durationMillis": 0, "databaseUser": "%2$s", "host": "pod-7",
										"applicationVersion": "1.2.3"}
								],
								"historyTotal": 1,
								"history": [
									{"number": 1, "revision": "a1", "message": "revision a1", "direction": "UPGRADE",
										"outcome": "APPLIED", "startedAt": "2026-11-21T08:00:00Z", "durationMillis": 0,
										"databaseUser": "%2$s", "host": "pod-7", "applicationVersion": "1.2.3",
										"tag": null, "error": null}
								]}}}}}
							"""
						.formatted(this.revisions.directory(), this.database.user()),
					response.body().replaceAll("\"durationMillis\":[0-9]+", "\"durationMillis\":0"), true);
			Object overJmx = ManagementFactory.getPlatformMBeanServer()
				.invoke(ObjectName.getInstance("dev.migration.test:type=Endpoint,name=Migrations"), "migrations",
						new Object[0], new String[0]);
			assertThat(overJmx.toString()).startsWith("{contexts={shop=").contains("state=PENDING", "current=[a1]");
		}
	}

	@Test
	void isUpToDateWhenAllRevisionsAreApplied() {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

			var status = status(context.getBean(MigrationsEndpoint.class));

			assertThat(status.state()).isEqualTo(MigrationState.UP_TO_DATE);
			assertThat(status.current()).containsExactly("b2");
			assertThat(status.pending()).isEmpty();
		});
	}

	@Test
	void isPendingInADatabaseThatWasNeverMigratedAndChangesNothing() {
		this.runner.run((context) -> {
			var status = status(context.getBean(MigrationsEndpoint.class));

			assertThat(status.state()).isEqualTo(MigrationState.PENDING);
			assertThat(status.current()).isEmpty();
			assertThat(status.pending()).containsExactly("a1", "b2");
			assertThat(status.history()).isEmpty();
			assertThat(context.getBean(Migrations.class).state().initialized()).isFalse();
		});
	}

	@Test
	void knowsARevisionOfANewerApplicationByItsHistory() {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);
			JdbcClient.create(this.dataSource).sql("UPDATE migration_version SET version_num = 'f9'").update();

			var status = status(context.getBean(MigrationsEndpoint.class));

			assertThat(status.state()).isEqualTo(MigrationState.UNKNOWN_REVISION);
			assertThat(status.current()).containsExactly("f9");
			assertThat(status.unknown()).containsExactly("f9");
		});
	}

	@Test
	void isFailedAfterARevisionThatFailed() {
		this.revisions.with("c3", "b2", "SELECT * FROM nowhere;", "SELECT 1;");
		this.runner.run((context) -> {
			assertThatException().isThrownBy(() -> context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS));

			var status = status(context.getBean(MigrationsEndpoint.class));

			assertThat(status.state()).isEqualTo(MigrationState.FAILED);
			assertThat(status.pending()).containsExactly("c3");
			assertThat(status.history()).extracting((entry) -> entry.revision() + " " + entry.outcome())
				.containsExactly("c3 FAILED", "b2 APPLIED", "a1 APPLIED");
		});
	}

	@Test
	void answersForADatabaseThatDoesNot() {
		this.runner.withPropertyValues("migration.url=jdbc:postgresql://localhost:1/shop?password=s3cret")
			.run((context) -> {
				var status = status(context.getBean(MigrationsEndpoint.class));

				assertThat(status.state()).isEqualTo(MigrationState.UNREACHABLE);
				assertThat(status.error())
					.startsWith("Database 'default' cannot be reached: Connection to" + " localhost:1 refused.")
					.doesNotContain("s3cret");
				assertThat(status.heads()).containsExactly("b2");
				assertThat(status.revisions()).hasSize(2);
			});
	}

	@Test
	void readsByAFixedNumberOfQueriesAndTakesNoLock() {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);
			this.dataSource.clear();

			status(context.getBean(MigrationsEndpoint.class)).history();

			assertThat(this.dataSource.connections()).isOne();
			assertThat(this.dataSource.statements()).hasSize(6)
				.allMatch((sql) -> sql.startsWith("SELECT "))
				.noneMatch((sql) -> sql.contains("lock"));
			this.dataSource.clear();
			status(context.getBean(MigrationsEndpoint.class));
			assertThat(this.dataSource.statements()).hasSize(5).noneMatch((sql) -> sql.contains("GROUP BY"));
		});
	}

	@Test
	void showsParentContextsToo() {
		this.runner.run((parent) -> new ApplicationContextRunner().withParent(parent)
			.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withBean(MigrationsEndpoint.class)
			.run((child) -> {
				var contexts = child.getBean("migrationsEndpoint", MigrationsEndpoint.class)
					.migrations(null, null, null, null, null, null, null, null)
					.contexts();

				assertThat(contexts).containsOnlyKeys(child.getId(), parent.getId());
				assertThat(contexts.get(child.getId()).parentId()).isEqualTo(parent.getId());
				assertThat(contexts.get(child.getId()).databases()).isEmpty();
				assertThat(contexts.get(parent.getId()).databases()).containsOnlyKeys("default");
			}));
	}

	@Test
	void isThereWhenItIsExposed() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
	}

	@Test
	void isAbsentWhenItIsNotExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void isAbsentWithoutAccess() {
		this.runner
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withPropertyValues("management.endpoint.migrations.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void isAbsentWithoutMigrations() {
		this.runner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	private static DatabaseDescriptor status(MigrationsEndpoint endpoint) {
		return endpoint.migrations(null, null, null, null, null, null, null, null)
			.contexts()
			.values()
			.iterator()
			.next()
			.databases()
			.get("default");
	}

	private ConfigurableApplicationContext application(String... arguments) {
		return new SpringApplicationBuilder(Application.class).properties("spring.application.name=shop",
				"server.port=0", "spring.jmx.enabled=true", "spring.jmx.default-domain=dev.migration.test",
				"management.endpoints.jmx.exposure.include=migrations",
				"management.endpoints.jmx.domain=dev.migration.test",
				"management.endpoints.web.exposure.include=migrations", "spring.data.jpa.repositories.enabled=false",
				"spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName(),
				"spring.datasource.url=" + this.database.url(), "spring.datasource.username=" + this.database.user(),
				"spring.datasource.password=" + this.database.password(),
				"migration.locations=" + this.revisions.location())
			.run(arguments);
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
			throws IOException, InterruptedException {
		String port = context.getEnvironment().getProperty("local.server.port");
		URI uri = URI.create("http://localhost:" + port + "/actuator/" + path);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		MigrationCustomizer fixedSurroundings() {
			Clock clock = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);
			return (options) -> options.withHost("pod-7").withClock(clock);
		}

	}

}
