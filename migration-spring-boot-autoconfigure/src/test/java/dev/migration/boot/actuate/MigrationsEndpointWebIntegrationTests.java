package dev.migration.boot.actuate;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint over HTTP.
 */
class MigrationsEndpointWebIntegrationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

	private static final String PATH = "/actuator/migrations";

	private static final String DEFAULT = "$.contexts.shop.databases.default.";

	@TempDir
	private static Path directory;

	private static TestDatabase database;

	private static String locations;

	private static EndpointServer server;

	@BeforeAll
	static void start() {
		database = TestDatabase.create();
		RevisionFolder revisions = new RevisionFolder(directory)
			.with("a1b2", "", "CREATE TABLE account (id bigint);\nCREATE TABLE visit (id bigint);",
					"DROP TABLE visit;\nDROP TABLE account;")
			.with("a1c3", "a1b2", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;")
			.with("d4", "a1c3", "ALTER TABLE account ADD phone text;", "ALTER TABLE account DROP phone;");
		locations = "migration.locations=" + revisions.location();
		server = EndpointServer.start(database, locations, "migration.target=a1c3");
	}

	@AfterAll
	static void stop() {
		server.close();
		database.close();
	}

	@TestFactory
	Stream<DynamicTest> answersWithWhatIsAccepted() {
		String json = "application/json";
		String html = "text/html;charset=UTF-8";
		return Stream.of(List.of(BROWSER, html), List.of("", json), List.of("*/*", json), List.of("text/html", html),
				List.of("application/vnd.spring-boot.actuator.v3+json", "application/vnd.spring-boot.actuator.v3+json"),
				List.of("application/vnd.spring-boot.actuator.v2+json", "application/vnd.spring-boot.actuator.v2+json"),
				List.of("application/json, text/html;q=0.2", json), List.of("text/html;q=0.2, */*;q=0.1", html),
				List.of("application/json, text/plain, */*", json))
			.map((row) -> DynamicTest.dynamicTest(row.get(0).isEmpty() ? "none" : row.get(0), () -> {
				HttpResponse<String> response = row.get(0).isEmpty() ? server.get(PATH)
						: server.get(PATH, "Accept", row.get(0));

				assertThat(response.statusCode()).isEqualTo(200);
				assertThat(response.headers().firstValue("Content-Type")).contains(row.get(1));
				assertThat(response.body()).startsWith(row.get(1).equals(html) ? "<!DOCTYPE html>" : "{\"contexts\"")
					.contains("a1c3");
			}));
	}

	@Test
	void refusesWhatItDoesNotHave() {
		assertThat(server.get(PATH, "Accept", "image/png").statusCode()).isEqualTo(406);
	}

	@Test
	void showsWhatIsAskedFor() {
		assertThat(ids("?search=D4&applied=false", "revisions[*].id")).containsExactly("d4");
		assertThat(ids("?search=D4&applied=true", "revisions[*].id")).isEmpty();
		assertThat(ids("?revisionLimit=1&revisionOffset=1", "revisions[*].id")).containsExactly("a1c3");
		assertThat(ids("?revisionOffset=9", "revisions[*].id")).isEmpty();
		assertThat(ids("?limit=1", "history[*].revision")).containsExactly("a1c3");
		assertThat(ids("?limit=1&before=2", "history[*].revision")).containsExactly("a1b2");
		assertThat(ids("?limit=0", "history[*].revision")).isEmpty();
		assertThat(ids("?search=a1b", "history[*].revision")).containsExactly("a1b2");
		assertThat(ids("?context=shop&database=default&search=", "revisions[*].id")).hasSize(3);
		String part = server.get(PATH + "?limit=1&revisionLimit=1").body();
		assertThat((int) JsonPath.read(part, DEFAULT + "historyTotal")).isEqualTo(2);
		assertThat((int) JsonPath.read(part, DEFAULT + "revisionsTotal")).isEqualTo(3);
	}

	private static List<String> ids(String query, String path) {
		return JsonPath.read(server.get(PATH + query).body(), DEFAULT + path);
	}

	@Test
	void saysWhatIsWrongWithAParameter() {
		assertThat(error("?limit=1001", 400))
			.isEqualTo("'1001' is no value of 'limit'; give a number from '0' to '1000'.");
		assertThat(error("?limit=many", 400))
			.isEqualTo("'many' is no value of 'limit'; give a number from '0' to '1000'.");
		assertThat(error("?before=0", 400)).isEqualTo("'0' is no value of 'before'; give a number of '1' or more.");
		assertThat(error("?revisionOffset=-1", 400))
			.isEqualTo("'-1' is no value of 'revisionOffset'; give a number of '0' or more.");
		assertThat(error("?applied=yes", 400)).isEqualTo("'yes' is no value of 'applied'; give 'true' or 'false'.");
		assertThat(error("?search=%00", 400))
			.isEqualTo("The value of 'search' has control characters; leave them out.");
		assertThat(error("?database=crm", 400))
			.isEqualTo("'crm' is no database that is migrated; give one of 'default'.");
		assertThat(error("?context=crm", 400)).isEqualTo("'crm' is no context that is migrated; give one of 'shop'.");
	}

	@Test
	void saysWhatIsWrongToBrowsersToo() {
		HttpResponse<String> response = server.get(PATH + "?limit=many", "Accept", BROWSER);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void showsARevision() {
		String body = server.get(PATH + "/a1b", "Accept", BROWSER).body();

		assertThat((String) JsonPath.read(body, DEFAULT + "id")).isEqualTo("a1b2");
		assertThat((boolean) JsonPath.read(body, DEFAULT + "applied")).isTrue();
		assertThat((boolean) JsonPath.read(body, DEFAULT + "known")).isTrue();
		assertThat((boolean) JsonPath.read(body, DEFAULT + "transactional")).isTrue();
		assertThat((String) JsonPath.read(body, DEFAULT + "script")).endsWith("a1b2.sql");
		assertThat((String) JsonPath.read(body, DEFAULT + "upgrade.source")).isEqualTo("SCRIPT");
		assertThat((List<String>) JsonPath.read(body, DEFAULT + "upgrade.statements"))
			.containsExactly("CREATE TABLE account (id bigint)", "CREATE TABLE visit (id bigint)");
		assertThat((List<String>) JsonPath.read(body, DEFAULT + "downgrade.statements"))
			.containsExactly("DROP TABLE visit", "DROP TABLE account");
		assertThat((List<String>) JsonPath.read(body, DEFAULT + "history[*].revision")).containsExactly("a1b2");
		assertThat((String) JsonPath.read(server.get(PATH + "/head").body(), DEFAULT + "id")).isEqualTo("d4");
	}

	@Test
	void saysThatThereIsNoSuchRevision() {
		assertThat(error("/ffff", 404)).isEqualTo("Can't locate revision identified by 'ffff': no revision or branch"
				+ " has this name; run 'history' to list the revisions.");
		assertThat(error("/base", 404)).startsWith("Can't locate revision identified by 'base'");
		assertThat(error("/-1", 400))
			.isEqualTo("'-1' is relative to what is applied, which does not count here; name a revision.");
		assertThat(error("/a%20b", 400)).startsWith("'a b' is no revision target");
		assertThat(error("/%3Cscript%3E", 404)).startsWith("Can't locate revision identified by '<script>'");
		assertThat(error("/d4?database=crm", 400))
			.isEqualTo("'crm' is no database that is migrated; give one of 'default'.");
	}

	@Test
	void saysWhichRevisionsMayBeMeant() {
		HttpResponse<String> response = server.get(PATH + "/a1");

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat((List<String>) JsonPath.read(response.body(), "$.candidates")).containsExactly("a1b2", "a1c3");
		assertThat((String) JsonPath.read(response.body(), "$.error"))
			.isEqualTo("Can't locate revision identified by 'a1': several revisions start with it, 'a1b2', 'a1c3';"
					+ " use more characters.");
	}

	@Test
	void isReadOnlyUnlessAccessIsRaised() {
		HttpResponse<String> response = server.post(PATH, "{\"command\": \"upgrade\"}");

		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(server.bean(Migrations.class).state().rows().ids()).containsExactly("a1c3");
	}

	@Test
	void isWhereManagementIs() {
		try (EndpointServer managed = EndpointServer.start(database, locations, "migration.on-startup=none",
				"management.server.port=0", "management.server.base-path=/ops",
				"management.endpoints.web.base-path=/manage", "server.servlet.context-path=/shop")) {
			assertThat(managed.get("/ops/manage/migrations").headers().firstValue("Content-Type"))
				.contains("application/json");
			assertThat(managed.get("/ops/manage/migrations", "Accept", BROWSER).headers().firstValue("Content-Type"))
				.contains("text/html;charset=UTF-8");
			assertThat(managed.get("/ops/manage/migrations", "Accept", "application/json, text/html;q=0.1")
				.headers()
				.firstValue("Content-Type")).contains("application/json");
			assertThat(managed.get("/ops/manage/migrations/d4").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void isBelowTheContextPath() {
		try (EndpointServer shop = EndpointServer.start(database, locations, "migration.on-startup=none",
				"server.servlet.context-path=/shop", "management.endpoints.web.path-mapping.migrations=schema")) {
			assertThat(shop.get("/shop/actuator/schema").statusCode()).isEqualTo(200);
			assertThat(shop.get("/shop/actuator/schema", "Accept", BROWSER).body()).startsWith("<!DOCTYPE html>");
		}
	}

	private static String error(String path, int status) {
		HttpResponse<String> response = server.get(PATH + path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return JsonPath.read(response.body(), "$.error");
	}

}
