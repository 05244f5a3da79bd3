package dev.migration.boot.actuate;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint with Spring Security as Spring Boot configures it, in a process
 * of its own since its presence would secure the applications of all other tests.
 */
class MigrationsEndpointSecurityIntegrationTests {

	private static final Path JARS = Path.of("target", "security");

	private static final String ALICE = "Basic "
			+ Base64.getEncoder().encodeToString("alice:wonderland".getBytes(StandardCharsets.UTF_8));

	@TempDir
	private static Path folder;

	private static TestDatabase database;

	private static Process process;

	private static String base;

	@BeforeAll
	static void start() throws IOException {
		database = TestDatabase.create();
		Path revisions = Files.createDirectory(folder.resolve("revisions"));
		String location = new RevisionFolder(revisions)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.location();
		process = new ProcessBuilder(command(location)).redirectError(folder.resolve("err").toFile()).start();
		base = "http://localhost:" + port(process.inputReader(StandardCharsets.UTF_8)) + "/actuator/";
	}

	private static List<String> command(String location) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", classPath(), SecuredApplication.class.getName()));
		command.addAll(List.of("--server.port=0", "--management.endpoints.web.exposure.include=*",
				"--management.endpoint.migrations.access=unrestricted", "--spring.security.user.name=alice",
				"--spring.security.user.password=wonderland", "--spring.docker.compose.enabled=false",
				"--spring.data.jpa.repositories.enabled=false", "--migration.on-startup=none",
				"--migration.locations=" + location, "--spring.datasource.url=" + database.url(),
				"--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password()));
		return command;
	}

	private static String classPath() throws IOException {
		assertThat(JARS).as("'mvn generate-test-resources' copies the jars").isNotEmptyDirectory();
		List<String> entries = new ArrayList<>(List.of(System.getProperty("java.class.path")));
		try (Stream<Path> jars = Files.list(JARS)) {
			jars.map(Path::toString).sorted().forEach(entries::add);
		}
		return String.join(File.pathSeparator, entries);
	}

	private static String port(BufferedReader output) throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			lines.add(line);
			if (line.startsWith("port ")) {
				return line.substring("port ".length());
			}
		}
		throw new IllegalStateException(String.join("\n", lines) + Files.readString(folder.resolve("err")));
	}

	@AfterAll
	static void stop() throws IOException, InterruptedException {
		process.getOutputStream().close();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		database.close();
	}

	@Test
	void nobodyCanWriteWithoutAPassword() {
		assertThat(post(null).statusCode()).isEqualTo(401);
		assertThat(JdbcClient.create(database.dataSource())
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void nobodyCanReadWithoutAPassword() {
		assertThat(get("migrations", null).statusCode()).isEqualTo(401);
		assertThat(get("migrations/a1", null).statusCode()).isEqualTo(401);
		assertThat(get("migrations", ALICE).statusCode()).isEqualTo(200);
	}

	@Test
	void healthIsOpen() {
		assertThat(get("health", null).statusCode()).isEqualTo(200);
	}

	@Test
	void nobodyCanWriteWithoutATokenAgainstForgery() {
		assertThat(post(ALICE).statusCode()).isEqualTo(401);
	}

	private static HttpResponse<String> get(String path, String authorization) {
		return send(request(path, authorization));
	}

	private static HttpResponse<String> post(String authorization) {
		return send(request("migrations", authorization).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"command\": \"upgrade\"}")));
	}

	private static HttpRequest.Builder request(String path, String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
		return (authorization != null) ? request.header("Authorization", authorization) : request;
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
