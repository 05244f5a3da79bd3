package dev.migration.demo.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application while its database is migrated in the background. The test is
 * the other instance that is migrating, for as long as it holds the lock.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BackgroundStartTests {

	private static final String LOCK = new PostgreSqlDialect().lock()
		.tryLock(new QualifiedName(Name.of("public"), MigrationDatabase.DEFAULT_VERSION_TABLE));

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private TestDatabase database;

	@TempDir
	private Path directory;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void theApplicationIsLiveAndNotReadyUntilItsDatabaseIsMigrated() throws Exception {
		DemoProcess demo = new DemoProcess(this.directory).with(this.database);
		Process process = demo.start(background());
		try {
			CompletableFuture<HttpResponse<String>> books;
			int port;
			try (Connection somebodyElse = migrating()) {
				port = port(demo, process);

				assertThat(code(port, "/actuator/health/readiness")).isEqualTo(503);
				books = this.client.sendAsync(request(port, "/books"), BodyHandlers.ofString());
				awaitLiveness(port, process);
				assertThat(code(port, "/actuator/health/readiness")).isEqualTo(503);
				assertThat(body(port, "/actuator/migrations")).contains("\"state\":\"RUNNING\"");
				assertThat(books).isNotDone();
			}

			assertThat(books.get().statusCode()).isEqualTo(200);
			while (code(port, "/actuator/health/readiness") != 200) {
				assertThat(process.isAlive()).isTrue();
			}
			assertThat(body(port, "/actuator/migrations")).contains("\"state\":\"UP_TO_DATE\"");
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void anApplicationThatIsToldToEndDoesNotWait() throws Exception {
		DemoProcess demo = new DemoProcess(this.directory).with(this.database);
		try (Connection somebodyElse = migrating()) {
			Process process = demo.start(background());
			awaitLiveness(port(demo, process), process);

			process.destroy();

			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(Files.readString(demo.out())).isTrue();
			assertThat(process.exitValue()).isEqualTo(143);
			assertEndIsTold(demo);
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void anApplicationThatIsToldToEndDuringAStatementSaysSo() throws Exception {
		DemoProcess demo = new DemoProcess(this.directory).with(this.database);
		try (Connection somebodyElse = this.database.dataSource().getConnection();
				Statement statement = somebodyElse.createStatement()) {
			somebodyElse.setAutoCommit(false);
			statement.execute("CREATE TABLE author (id int)");
			List<String> arguments = new ArrayList<>(background());
			arguments.add("--migration.ddl.lock-timeout=1h");
			Process process = demo.start(arguments);
			awaitLiveness(port(demo, process), process);

			process.destroy();

			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(Files.readString(demo.out())).isTrue();
			assertEndIsTold(demo);
		}
	}

	private static void assertEndIsTold(DemoProcess demo) throws IOException {
		assertThat(Files.readString(demo.out()) + Files.readString(demo.err()))
			.contains("The application ends before the migration in the background has come to its end")
			.doesNotContain("APPLICATION FAILED TO START", "Unable to close", "\tat ");
	}

	private static List<String> background() {
		return DemoProcess.java("--migration.on-startup=background", "--server.port=0",
				"--spring.jpa.open-in-view=true",
				// Where there are any: requests wait on them, see the profile 'jdk25'
				"--spring.threads.virtual.enabled=true");
	}

	private Connection migrating() throws Exception {
		Connection connection = this.database.dataSource().getConnection();
		try (Statement statement = connection.createStatement()) {
			statement.execute(LOCK);
		}
		return connection;
	}

	private static int port(DemoProcess demo, Process process) throws Exception {
		while (true) {
			Matcher port = PORT.matcher(Files.readString(demo.out()));
			if (port.find()) {
				return Integer.parseInt(port.group(1));
			}
			assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as(Files.readString(demo.out())).isFalse();
		}
	}

	private void awaitLiveness(int port, Process process) throws Exception {
		while (code(port, "/actuator/health/liveness") != 200) {
			assertThat(process.isAlive()).isTrue();
		}
	}

	private int code(int port, String path) throws Exception {
		return this.client.send(request(port, path), BodyHandlers.discarding()).statusCode();
	}

	private String body(int port, String path) throws Exception {
		return this.client.send(request(port, path), BodyHandlers.ofString()).body();
	}

	private static HttpRequest request(int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
	}

}
