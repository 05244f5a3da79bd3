package dev.migration.boot.actuate;

import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.management.ObjectName;

import com.jayway.jsonpath.JsonPath;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands over the endpoint.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsEndpointRunIntegrationTests {

	private static final String PATH = "/actuator/migrations";

	private TestDatabase database;

	private RevisionFolder revisions;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.revisions = new RevisionFolder(directory)
			.with("a1b2", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.with("a1c3", "a1b2", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void upgradesAndSaysWhatWasDone(CapturedOutput output) throws Exception {
		try (EndpointServer server = server()) {
			HttpResponse<String> response = server.post(PATH, "{\"command\": \"upgrade\"}");

			assertThat(response.statusCode()).isEqualTo(200);
			JSONAssert.assertEquals("""
					{"context": "shop", "database": "default", "command": "upgrade", "target": "heads",
						"dryRun": false, "outcome": "DONE", "error": null, "steps": [
							{"revision": "a1b2", "direction": "UPGRADE", "durationMillis": 0},
							{"revision": "a1c3", "direction": "UPGRADE", "durationMillis": 0}],
						"current": ["a1c3"], "stoppedBefore": null, "candidates": []}
					""", response.body().replaceAll("\"durationMillis\":[0-9]+", "\"durationMillis\":0"), true);
			assertThat(output)
				.contains("Command 'upgrade heads' of database 'default' was asked for over the endpoint by"
						+ " somebody who is not known");
			assertThat(rows(server)).containsExactly("a1c3");
			assertThat(steps(server.post(PATH, "{\"command\": \"upgrade\"}"))).isEmpty();
		}
	}

	@Test
	void downgradesAndStamps() {
		try (EndpointServer server = server()) {
			server.post(PATH, "{\"command\": \"upgrade\", \"database\": \"default\", \"context\": \"shop\"}");

			assertThat(steps(server.post(PATH, "{\"command\": \"downgrade\", \"target\": \"-1\"}")))
				.containsExactly("a1c3");
			assertThat(rows(server)).containsExactly("a1b2");
			assertThat(steps(server.post(PATH, "{\"command\": \"stamp\", \"target\": \"a1c3\"}")))
				.containsExactly("a1c3");
			assertThat(rows(server)).containsExactly("a1c3");
		}
	}

	@Test
	void leavesNothingOfADryRun() {
		try (EndpointServer server = server()) {
			assertThat(steps(server.post(PATH, "{\"command\": \"upgrade\", \"dryRun\": true}"))).containsExactly("a1b2",
					"a1c3");
			assertThat(server.bean(Migrations.class).state().initialized()).isFalse();
			server.post(PATH, "{\"command\": \"upgrade\"}");
			assertThat(steps(server.post(PATH, "{\"command\": \"downgrade\", \"target\": \"base\", \"dryRun\": true}")))
				.containsExactly("a1c3", "a1b2");
			assertThat(steps(server.post(PATH, "{\"command\": \"stamp\", \"target\": \"a1b2\", \"dryRun\": \"true\"}")))
				.containsExactly("a1b2");
			assertThat(rows(server)).containsExactly("a1c3");
		}
	}

	@Test
	void refusesAFieldThatItDoesNotKnow() {
		try (EndpointServer server = server()) {
			for (String field : List.of("dryrun", "dry_run", "dry-run", "dryRun ", "DRYRUN")) {
				assertThat(
						error(server.post(PATH, "{\"command\": \"upgrade\", \"" + field + "\": true}"), 400, "INVALID"))
					.isEqualTo("'" + field + "' is no field of the body; there are 'command', 'target', 'dryRun',"
							+ " 'context', 'database'.");
			}
			assertThat(error(server.post(PATH + "?force=true", "{\"command\": \"upgrade\"}"), 400, "INVALID"))
				.startsWith("'force' is no field of the body");
			assertThat(server.bean(Migrations.class).state().initialized()).isFalse();
			assertThat(steps(server.post(PATH + "?_csrf=token&dryRun=true", "{\"command\": \"upgrade\"}")))
				.containsExactly("a1b2", "a1c3");
			assertThat(server.bean(Migrations.class).state().initialized()).isFalse();
		}
	}

	@Test
	void refusesWhatMakesNoSense() {
		try (EndpointServer server = server()) {
			assertThat(error(server.post(PATH, "{}"), 400, "INVALID"))
				.isEqualTo("There is no 'command'; give one of 'upgrade', 'downgrade', 'stamp'.");
			assertThat(error(server.post(PATH, "{\"command\": \"drop\"}"), 400, "INVALID"))
				.isEqualTo("'drop' is no command; give one of 'upgrade', 'downgrade', 'stamp'.");
			assertThat(error(server.post(PATH, "{\"command\": \"downgrade\"}"), 400, "INVALID")).isEqualTo(
					"There is no 'target' of 'downgrade'; give a revision, '-1' or another target of the command line.");
			assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"dryRun\": \"yes\"}"), 400, "INVALID"))
				.isEqualTo("'yes' is no value of 'dryRun'; give 'true' or 'false'.");
			assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"database\": \"crm\"}"), 400, "INVALID"))
				.isEqualTo("'crm' is no database that is migrated; give one of 'default'.");
			assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"target\": \"ffff\"}"), 400, "INVALID"))
				.startsWith("Can't locate revision identified by 'ffff'");
			assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"target\": \"a b\"}"), 400, "INVALID"))
				.startsWith("'a b' is no revision target");
			assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"target\": \"a\\nb\"}"), 400, "INVALID"))
				.isEqualTo("The 'target' has control characters; leave them out.");
			HttpResponse<String> ambiguous = server.post(PATH, "{\"command\": \"upgrade\", \"target\": \"a1\"}");
			assertThat(error(ambiguous, 400, "INVALID")).contains("several revisions start with it");
			assertThat((List<String>) JsonPath.read(ambiguous.body(), "$.candidates")).containsExactly("a1b2", "a1c3");
			assertThat(server.bean(Migrations.class).state().initialized()).isFalse();
		}
	}

	@Test
	void takesNothingThatAFormOfAnotherSiteCanSend() throws Exception {
		try (EndpointServer server = server()) {
			assertThat(server.post(PATH, "{\"command\": \"upgrade\"}", "text/plain").statusCode()).isEqualTo(415);
			assertThat(server.post(PATH, "command=upgrade", "application/x-www-form-urlencoded").statusCode())
				.isEqualTo(415);
			assertThat(server.bean(Migrations.class).state().initialized()).isFalse();
		}
	}

	@Test
	void doesNotWaitWhileSomebodyElseMigrates() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (EndpointServer server = server()) {
			CompletableFuture<Void> other = CompletableFuture
				.runAsync(() -> holding(begun, end).upgrade(RevisionTarget.HEADS));
			assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
			try {
				HttpResponse<String> response = server.post(PATH, "{\"command\": \"upgrade\"}");

				assertThat(error(response, 409, "BUSY"))
					.startsWith("Another instance is migrating database 'default', and nobody waits for it");
				assertThat(steps(response)).isEmpty();
				assertThat(error(server.post(PATH, "{\"command\": \"upgrade\", \"dryRun\": true}"), 409, "BUSY"))
					.isNotBlank();
				assertThat((String) JsonPath.read(server.get(PATH).body(), "$.contexts.shop.databases.default.state"))
					.isEqualTo("RUNNING");
			}
			finally {
				end.countDown();
				other.get(30, TimeUnit.SECONDS);
			}
		}
	}

	private Migrations holding(CountDownLatch begun, CountDownLatch end) {
		RevisionNode node = new RevisionNode("f9", List.of(), List.of(), List.of(), "", EndpointServer.NOW, "Rf9");
		MigrationDatabase same = new MigrationDatabase("default", this.database.dataSource(),
				() -> Optional.of(Dialects.ofUrl(this.database.url()).orElseThrow()), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		return new Migrations(
				MigrationHistory.of(List.of(new LoadedRevision(node, true, () -> new Holding(begun, end)))), same,
				new RunOptions(Duration.ZERO, null, "host-2", List.of(), Clock.systemUTC()));
	}

	@Test
	void saysWhatFailedAndWhatWasDoneBefore(CapturedOutput output) {
		this.revisions.with("d4", "a1c3", "CREATE ROLE nobody PASSWORD '${app_password}' IN ROLE nowhere;",
				"SELECT 1;");
		try (EndpointServer server = server("migration.placeholders.app_password=hush-4711")) {
			HttpResponse<String> response = server.post(PATH, "{\"command\": \"upgrade\"}");

			assertThat(error(response, 422, "FAILED")).startsWith("Revision 'd4' failed on upgrade")
				.contains("role \"nowhere\" does not exist", "PASSWORD '******'");
			assertThat(steps(response)).containsExactly("a1b2", "a1c3");
			assertThat((List<String>) JsonPath.read(response.body(), "$.current")).containsExactly("a1c3");
			String status = server.get(PATH).body();
			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.state")).isEqualTo("FAILED");
			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.history[0].error"))
				.contains("PASSWORD '******'");
			assertThat(response.body() + status + server.get(PATH + "/d4").body()
					+ server.get(PATH, "Accept", "text/html").body() + output)
				.doesNotContain("hush-4711");
		}
	}

	@Test
	void saysThatTheDatabaseCannotBeReached(CapturedOutput output) {
		try (EndpointServer server = server("migration.url=jdbc:postgresql://localhost:1/shop?password=hush-4711",
				"spring.jmx.enabled=true", "spring.jmx.default-domain=dev.migration.unreachable")) {
			HttpResponse<String> response = server.post(PATH, "{\"command\": \"upgrade\"}");
			String status = server.get(PATH).body();

			assertThat(error(response, 503, "UNREACHABLE")).startsWith("Database 'default' cannot be reached");
			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.state"))
				.isEqualTo("UNREACHABLE");
			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.error"))
				.startsWith("Database 'default' cannot be reached");
			assertThat((List<String>) JsonPath.read(status, "$.contexts.shop.databases.default.revisions[*].id"))
				.containsExactly("a1c3", "a1b2");
			assertThat((List<String>) JsonPath.read(server.get(PATH + "/a1b2").body(),
					"$.contexts.shop.databases.default.upgrade.statements"))
				.hasSize(1);
			assertThat(response.body() + status + server.get(PATH, "Accept", "text/html").body() + output)
				.doesNotContain("hush-4711");
		}
	}

	// The name of the test would be output
	@ParameterizedTest(name = "{index}")
	@ValueSource(strings = { "jdbc:mariadb://localhost:1/shop?password=hush-4711",
			"jdbc:mysql://alice:hush-4711@localhost:1/shop", "jdbc:h2:tcp://localhost:1/shop;PASSWORD=hush-4711" })
	void keepsWhatAUrlSaysToItself(String url, CapturedOutput output) {
		try (EndpointServer server = server("migration.url=" + url)) {
			String status = server.get(PATH).body();

			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.state"))
				.isEqualTo("UNREACHABLE");
			assertThat(status + server.get(PATH, "Accept", "text/html").body() + server.get(PATH + "/a1b2").body()
					+ server.post(PATH, "{\"command\": \"upgrade\"}").body() + output)
				.doesNotContain("hush-4711");
		}
	}

	@Test
	void saysThatThePasswordIsWrong(CapturedOutput output) {
		try (EndpointServer server = server("migration.url=" + this.database.url(), "migration.user=nobody",
				"migration.password=hush-4711")) {
			String status = server.get(PATH).body();

			assertThat((String) JsonPath.read(status, "$.contexts.shop.databases.default.state"))
				.isEqualTo("UNREACHABLE");
			assertThat(server.post(PATH, "{\"command\": \"upgrade\"}").statusCode()).isEqualTo(503);
			assertThat(status + output).doesNotContain("hush-4711");
		}
	}

	@Test
	void runsOverJmxToo() throws Exception {
		try (EndpointServer server = server("spring.jmx.enabled=true", "spring.jmx.default-domain=dev.migration.run",
				"management.endpoints.jmx.exposure.include=migrations",
				"management.endpoints.jmx.domain=dev.migration.run")) {
			ObjectName name = ObjectName.getInstance("dev.migration.run:type=Endpoint,name=Migrations");
			Object[] arguments = { "upgrade", "a1b2", null, null, null };
			String text = String.class.getName();

			Object result = ManagementFactory.getPlatformMBeanServer()
				.invoke(name, "run", arguments, new String[] { text, text, text, text, text });

			assertThat(result.toString()).contains("outcome=DONE", "current=[a1b2]");
			assertThat(rows(server)).containsExactly("a1b2");
			Object part = ManagementFactory.getPlatformMBeanServer()
				.invoke(name, "migrations", new Object[] { null, "default", "0", null, "a1c", "false", null, null },
						new String[] { text, text, text, text, text, text, text, text });
			assertThat(part.toString()).contains("id=a1c3", "history=[]").doesNotContain("id=a1b2");
		}
	}

	private EndpointServer server(String... properties) {
		String[] all = new String[properties.length + 3];
		System.arraycopy(properties, 0, all, 3, properties.length);
		all[0] = "management.endpoint.migrations.access=unrestricted";
		all[1] = "migration.on-startup=none";
		all[2] = "migration.locations=" + this.revisions.location();
		return EndpointServer.start(this.database, all);
	}

	private static List<String> rows(EndpointServer server) {
		return server.bean(Migrations.class).state().rows().ids();
	}

	private static List<String> steps(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.steps[*].revision");
	}

	private static String error(HttpResponse<String> response, int status, String outcome) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat((String) JsonPath.read(response.body(), "$.outcome")).isEqualTo(outcome);
		return JsonPath.read(response.body(), "$.error");
	}

	/**
	 * Holds the lock for a while.
	 */
	private record Holding(CountDownLatch begun, CountDownLatch end) implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.run("hold", (client) -> {
				this.begun.countDown();
				try {
					this.end.await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
		}

		@Override
		public void downgrade(Operations op) {
		}

	}

}
