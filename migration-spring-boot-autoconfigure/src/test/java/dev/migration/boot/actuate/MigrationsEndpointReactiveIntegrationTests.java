package dev.migration.boot.actuate;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint on WebFlux, in a process of its own.
 */
class MigrationsEndpointReactiveIntegrationTests {

	private static final Path JARS = Path.of("target", "webflux");

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@TempDir
	private static Path folder;

	private static TestDatabase database;

	private static EndpointProcess application;

	private static String location;

	@BeforeAll
	static void start() throws IOException {
		database = TestDatabase.create();
		location = new RevisionFolder(Files.createDirectory(folder.resolve("revisions")))
			.with("a1b2", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.location();
		application = start("spring.webflux.base-path=/shop");
	}

	private static EndpointProcess start(String... properties) throws IOException {
		String[] all = Stream
			.concat(Stream.of("spring.main.web-application-type=reactive", "migration.locations=" + location),
					Stream.of(properties))
			.toArray(String[]::new);
		return EndpointProcess.start(JARS, database, folder.resolve("err"), all);
	}

	@AfterAll
	static void stop() throws IOException {
		application.close();
		database.close();
	}

	@TestFactory
	Stream<DynamicTest> answersWithWhatIsAccepted() {
		String json = "application/json";
		String html = "text/html;charset=UTF-8";
		return Stream
			.of(List.of(BROWSER, html), List.of("", json), List.of("*/*", json), List.of("text/html", html),
					List.of("application/vnd.spring-boot.actuator.v3+json",
							"application/vnd.spring-boot.actuator.v3+json"),
					List.of("application/json, text/html;q=0.2", json), List.of("text/html;q=0.2, */*;q=0.1", html),
					List.of("text/html;q=0.2, application/json", json),
					List.of("application/json, text/plain, */*", json))
			.map((row) -> DynamicTest.dynamicTest(row.get(0).isEmpty() ? "none" : row.get(0),
					() -> assertAnswer(get(application, "/shop/actuator/migrations", row.get(0)), row.get(1))));
	}

	@Test
	void refusesWhatItDoesNotHave() {
		assertThat(get(application, "/shop/actuator/migrations", "image/png").statusCode()).isEqualTo(406);
	}

	@Test
	void answersOnAPortOfItsOwn() throws IOException {
		try (EndpointProcess managed = start("management.server.port=0", "management.server.base-path=/ops",
				"management.endpoints.web.base-path=/")) {
			assertAnswer(get(managed, "/ops/migrations", "application/json, text/html;q=0.2"), "application/json");
			assertAnswer(get(managed, "/ops/migrations", BROWSER), "text/html;charset=UTF-8");
		}
	}

	@Test
	void refusesAFieldThatItDoesNotKnow() {
		HttpResponse<String> response = EndpointProcess.send(application.request("/shop/actuator/migrations")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"command\": \"upgrade\", \"dry_run\": true}")));

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains(
				"'dry_run' is no field of the body; there are 'command', 'target', 'dryRun', 'context', 'database'.");
	}

	private static void assertAnswer(HttpResponse<String> response, String type) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains(type);
		assertThat(response.body()).startsWith(type.startsWith("text/html") ? "<!DOCTYPE html>" : "{\"contexts\"")
			.contains("a1b2");
	}

	private static HttpResponse<String> get(EndpointProcess from, String path, String accept) {
		HttpRequest.Builder request = from.request(path);
		return EndpointProcess.send(accept.isEmpty() ? request : request.header("Accept", accept));
	}

}
