package dev.migration.boot.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.migration.boot.background.BackgroundApplication;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for a web application that is migrated in the background.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ExtendWith(OutputCaptureExtension.class)
class BackgroundApplicationIntegrationTests {

	private static final String LOCK = new PostgreSqlDialect().lock()
		.tryLock(new QualifiedName(Name.of("public"), MigrationDatabase.DEFAULT_VERSION_TABLE));

	private static final String SHOP = "classpath:dev/migration/boot/shop/revision";

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<String> arguments = new ArrayList<>();

	private final CompletableFuture<WebServerInitializedEvent> webServer = new CompletableFuture<>();

	private TestDatabase database;

	private @Nullable CompletableFuture<ConfigurableApplicationContext> application;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.arguments.addAll(List.of("--server.port=0", "--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--spring.datasource.hikari.maximum-pool-size=2", "--spring.jpa.open-in-view=true",
				"--spring.docker.compose.enabled=false", "--spring.jpa.hibernate.ddl-auto=validate",
				"--migration.on-startup=background", "--management.endpoints.web.exposure.include=health,migrations"));
	}

	@AfterEach
	void stop() {
		if (this.application != null) {
			this.application.handle((context, ex) -> context).thenAccept((context) -> {
				if (context != null) {
					context.close();
				}
			}).join();
		}
		this.database.close();
	}

	@Test
	void theWebServerAnswersWhileTheDatabaseIsMigrated(CapturedOutput output) throws Exception {
		CompletableFuture<HttpResponse<String>> products;
		try (Connection somebodyElse = migrating()) {
			start(SHOP);

			assertThat(code("/actuator/health/readiness")).isEqualTo(503);
			products = getAsync("/products");
			while (code("/actuator/health/liveness") != 200) {
				assertThat(started()).isNotDone();
			}
			assertThat(code("/actuator/health/readiness")).isEqualTo(503);
			assertThat(getAsync("/actuator/migrations").get().body()).contains("\"state\":\"RUNNING\"",
					"\"pending\":[\"0001\",\"0002\"]");
			assertThat(products).isNotDone();
			assertThat(started()).isNotDone();
		}

		HttpResponse<String> response = products.get();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("[\"first\"]");
		started().join();
		assertThat(code("/actuator/health/readiness")).isEqualTo(200);
		assertThat(output)
			.contains("Migrating database 'default' in the background",
					"Database 'default' is now at 0002; applied 2 revisions")
			.doesNotContain("The start waits for the migration in the background");
	}

	@Test
	void aMigrationThatFailsEndsTheApplication(@TempDir Path directory, CapturedOutput output) {
		start(new RevisionFolder(directory).with("a1", "", "SELECT nothing;", "SELECT 1;").location());

		ExecutionException failure = catchThrowableOfType(ExecutionException.class, () -> started().get());
		assertThat(failure).hasCauseInstanceOf(RevisionFailedException.class);
		assertThat(output).contains("APPLICATION FAILED TO START",
				"Revision 'a1' failed on upgrade of database 'default'.",
				"Correct the script (" + directory.resolve("a1.sql"));
		awaitSessions(0);
	}

	@Test
	void entitiesThatDoNotFitEndTheApplication(@TempDir Path directory) {
		start(new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;").location());

		ExecutionException failure = catchThrowableOfType(ExecutionException.class, () -> started().get());
		assertThat(failure).hasRootCauseMessage("Schema validation: missing table [product]");
		awaitSessions(0);
	}

	@Test
	void anApplicationThatIsClosedDoesNotWait(CapturedOutput output) throws Exception {
		try (Connection somebodyElse = migrating()) {
			start(SHOP);
			while (!output.toString().contains("Waiting for")) {
				assertThat(started()).isNotDone();
			}
			CompletableFuture<HttpResponse<String>> products = getAsync("/products");
			assertAnInterruptionIsNotTheEnd();

			((ConfigurableApplicationContext) this.webServer.join().getApplicationContext()).close();

			assertThat(started()).failsWithin(Duration.ofMinutes(1))
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(BackgroundInterruptedException.class);
			assertThat(products).satisfies((request) -> assertThat(request.handle((response, ex) -> "over"))
				.succeedsWithin(Duration.ofMinutes(1)));
			awaitSessions(1);
		}
		assertThat(output)
			.containsOnlyOnce("BackgroundMigration  : The application ends before the migration in the background")
			.doesNotContain("APPLICATION FAILED TO START", "Unable to close");
		assertThat(JdbcClient.create(this.database.dataSource())
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

	private void assertAnInterruptionIsNotTheEnd() {
		BackgroundMigration migration = this.webServer.join()
			.getApplicationContext()
			.getBean(BackgroundMigration.class);
		Thread.currentThread().interrupt();

		assertThatIllegalStateException().isThrownBy(migration::await)
			.withMessage("Interrupted while waiting for the migration in the background");
		assertThat(Thread.interrupted()).isTrue();
	}

	private void start(String location) {
		this.arguments.add("--migration.locations=" + location);
		ApplicationListener<WebServerInitializedEvent> listener = this.webServer::complete;
		this.application = CompletableFuture
			.supplyAsync(() -> new SpringApplicationBuilder(BackgroundApplication.class).listeners(listener)
				.run(this.arguments.toArray(String[]::new)));
		this.application.whenComplete((context, ex) -> {
			if (ex != null) {
				this.webServer.completeExceptionally(ex);
			}
		});
	}

	private CompletableFuture<ConfigurableApplicationContext> started() {
		assertThat(this.application).isNotNull();
		return this.application;
	}

	/**
	 * Be the other instance that is migrating.
	 */
	private Connection migrating() throws SQLException {
		Connection connection = this.database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute(LOCK);
		}
		return connection;
	}

	/**
	 * Wait until the server has this number of sessions beside the one that asks.
	 */
	private void awaitSessions(int sessions) {
		try (Connection connection = this.database.dataSource().getConnection()) {
			// One connection: sessions of earlier questions take a moment to end
			JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			long start = System.nanoTime();
			while (sessions(jdbc) != sessions && Duration.ofNanos(System.nanoTime() - start).toMinutes() < 1) {
				Thread.onSpinWait();
			}
			assertThat(sessions(jdbc)).isEqualTo(sessions);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int sessions(JdbcClient jdbc) {
		return jdbc
			.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
			.query(Integer.class)
			.single();
	}

	private int code(String path) throws Exception {
		return this.client.send(request(path), BodyHandlers.discarding()).statusCode();
	}

	private CompletableFuture<HttpResponse<String>> getAsync(String path) {
		return this.client.sendAsync(request(path), BodyHandlers.ofString());
	}

	private HttpRequest request(String path) {
		int port = this.webServer.join().getWebServer().getPort();
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
	}

}
