package dev.migration.boot.actuate;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

	private static EndpointProcess application;

	@BeforeAll
	static void start() throws IOException {
		database = TestDatabase.create();
		Path revisions = Files.createDirectory(folder.resolve("revisions"));
		String location = new RevisionFolder(revisions)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.location();
		application = EndpointProcess.start(JARS, database, folder.resolve("err"), "migration.locations=" + location,
				"spring.security.user.name=alice", "spring.security.user.password=wonderland");
	}

	@AfterAll
	static void stop() throws IOException {
		application.close();
		database.close();
	}

	@AfterEach
	void dropTables() {
		JdbcClient client = JdbcClient.create(database.dataSource());
		tables().forEach((table) -> client.sql("DROP TABLE " + table).update());
	}

	@Test
	void nobodyCanWriteWithoutAPassword() {
		assertThat(post(null, null).statusCode()).isEqualTo(401);
		assertThat(tables()).isEmpty();
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
		assertThat(post(ALICE, null).statusCode()).isEqualTo(401);
		assertThat(tables()).isEmpty();
	}

	@Test
	void aTokenWithoutAPasswordIsNotEnough() {
		assertThat(post(null, Token.of(EndpointProcess.send(application.request("/login")))).statusCode())
			.isEqualTo(401);
		assertThat(tables()).isEmpty();
	}

	@Test
	void whoHasPasswordAndTokenCanWrite() {
		HttpResponse<String> response = post(ALICE, Token.of(EndpointProcess.send(application.request("/login"))));

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"outcome\":\"DONE\"", "\"current\":[\"a1\"]");
		assertThat(tables()).containsExactly("account", "migration_history", "migration_version");
	}

	private static List<String> tables() {
		return JdbcClient.create(database.dataSource())
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
			.query(String.class)
			.list();
	}

	private static HttpResponse<String> get(String path, @Nullable String authorization) {
		return EndpointProcess.send(request(path, authorization));
	}

	private static HttpResponse<String> post(@Nullable String authorization, @Nullable Token token) {
		HttpRequest.Builder request = request("migrations", authorization).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"command\": \"upgrade\"}"));
		if (token != null) {
			request.header("Cookie", token.cookie()).header("X-CSRF-TOKEN", token.value());
		}
		return EndpointProcess.send(request);
	}

	private static HttpRequest.Builder request(String path, @Nullable String authorization) {
		HttpRequest.Builder request = application.request("/actuator/" + path);
		return (authorization != null) ? request.header("Authorization", authorization) : request;
	}

	/**
	 * A token against forgery, as the form for logging in has it.
	 *
	 * @param cookie the session that it belongs to
	 * @param value the token
	 */
	private record Token(String cookie, String value) {

		private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

		static Token of(HttpResponse<String> form) {
			Matcher field = FIELD.matcher(form.body());
			assertThat(field.find()).isTrue();
			return new Token(form.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""),
					field.group(1));
		}

	}

}
