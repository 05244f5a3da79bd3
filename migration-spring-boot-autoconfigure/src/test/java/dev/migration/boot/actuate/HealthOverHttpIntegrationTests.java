package dev.migration.boot.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.migration.boot.background.BackgroundApplication;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@code /actuator/health}, {@code /actuator/info} and
 * {@code /actuator/metrics} of a web application say.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HealthOverHttpIntegrationTests {

	private static final String LOCK = new PostgreSqlDialect().lock()
		.tryLock(new QualifiedName(Name.of("public"), MigrationDatabase.DEFAULT_VERSION_TABLE));

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<String> arguments = new ArrayList<>();

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.arguments.addAll(List.of("--server.port=0", "--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--spring.datasource.hikari.maximum-pool-size=2", "--spring.docker.compose.enabled=false",
				"--management.endpoints.web.exposure.include=health,info,metrics",
				"--management.info.migrations.enabled=true", "--management.endpoint.health.show-details=always",
				"--management.endpoint.health.group.readiness.include=readinessState,migrations"));
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void ofTwoDatabasesTheOneThatIsBehindIsNamed(@TempDir Path shop, @TempDir Path billing) throws Exception {
		String shopLocation = new RevisionFolder(shop).with("a1", "", "SELECT 1;", "SELECT 1;").location();
		String billingLocation = new RevisionFolder(billing).with("b1", "", "SELECT 1;", "SELECT 1;")
			.with("b2", "b1", "SELECT 1;", "SELECT 1;")
			.location();
		this.arguments.addAll(List.of("--spring.data.jpa.repositories.enabled=false",
				"--spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName(),
				"--migration.databases.shop.locations=" + shopLocation,
				"--migration.databases.shop.data-source=dataSource",
				"--migration.databases.billing.locations=" + billingLocation,
				"--migration.databases.billing.data-source=dataSource",
				"--migration.databases.billing.version-table=billing_version"));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.run(this.arguments.toArray(String[]::new))) {
			String port = context.getEnvironment().getProperty("local.server.port");
			assertThat(get(port, "health").statusCode()).isEqualTo(200);
			context.getBean("dev.migration.migrations.billing", Migrations.class).downgrade(RevisionTarget.parse("b1"));

			HttpResponse<String> response = get(port, "health");

			assertThat(response.statusCode()).isEqualTo(503);
			JSONAssert.assertEquals(
					"""
							{"status": "OUT_OF_SERVICE", "components": {"migrations": {"status": "OUT_OF_SERVICE", "components": {
								"shop": {"status": "UP", "details": {"state": "UP_TO_DATE", "current": ["a1"], "heads": ["a1"],
									"pending": [], "pendingCount": 0, "unknown": []}},
								"billing": {"status": "OUT_OF_SERVICE", "details": {"state": "PENDING", "current": ["b1"],
									"heads": ["b2"], "pending": ["b2"], "pendingCount": 1, "unknown": []}}}}}}
							""",
					response.body(), false);
			assertThat(get(port, "health/liveness").statusCode()).isEqualTo(200);
			assertThat(get(port, "health/migrations/shop").statusCode()).isEqualTo(200);
			assertThat(get(port, "health/migrations/billing").statusCode()).isEqualTo(503);
			JSONAssert.assertEquals("""
					{"migrations": {"shop": {"state": "UP_TO_DATE", "current": ["a1"], "heads": ["a1"]},
						"billing": {"state": "PENDING", "current": ["b1"], "heads": ["b2"]}}}
					""", get(port, "info").body(), false);
			JSONAssert.assertEquals("""
					{"name": "migration.pending", "baseUnit": "revisions",
						"measurements": [{"statistic": "VALUE", "value": 1.0}]}
					""", get(port, "metrics/migration.pending").body(), false);
		}
	}

	@Test
	void anApplicationThatIsMigratedInTheBackgroundIsNotReadyAndTellsWhy() throws Exception {
		this.arguments.addAll(List.of("--migration.on-startup=background",
				"--migration.locations=classpath:dev/migration/boot/shop/revision"));
		CompletableFuture<String> port = new CompletableFuture<>();
		ApplicationListener<WebServerInitializedEvent> listener = (event) -> port
			.complete(String.valueOf(event.getWebServer().getPort()));
		CompletableFuture<ConfigurableApplicationContext> application;
		try (Connection somebody = this.database.dataSource().getConnection();
				Statement statement = somebody.createStatement()) {
			statement.execute(LOCK);
			application = CompletableFuture
				.supplyAsync(() -> new SpringApplicationBuilder(BackgroundApplication.class).listeners(listener)
					.run(this.arguments.toArray(String[]::new)));

			HttpResponse<String> response = get(port.get(1, TimeUnit.MINUTES), "health/readiness");

			assertThat(response.statusCode()).isEqualTo(503);
			JSONAssert.assertEquals("""
					{"status": "OUT_OF_SERVICE", "components": {"readinessState": {"status": "OUT_OF_SERVICE"},
						"migrations": {"status": "OUT_OF_SERVICE", "details": {"state": "RUNNING", "current": [],
							"heads": ["0002"], "pending": ["0001", "0002"], "pendingCount": 2, "unknown": []}}}}
					""", response.body(), true);
		}
		try (ConfigurableApplicationContext context = application.get(1, TimeUnit.MINUTES)) {
			assertThat(context.isActive()).isTrue();
			HttpResponse<String> response = get(port.join(), "health/readiness");
			assertThat(response.statusCode()).isEqualTo(200);
			JSONAssert.assertEquals("""
					{"status": "UP", "components": {"readinessState": {"status": "UP"}, "migrations": {"status": "UP"}}}
					""", response.body(), false);
			assertThat(get(port.join(), "metrics/migration.lock.wait").body())
				.contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
		}
	}

	private HttpResponse<String> get(String port, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + port + "/actuator/" + path);
		return this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
