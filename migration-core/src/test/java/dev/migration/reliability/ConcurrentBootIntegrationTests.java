package dev.migration.reliability;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.migration.testing.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances in two processes that start at once on an empty database: all of them start,
 * and each statement is carried out once.
 */
@Tag("reliability")
@TestInstance(Lifecycle.PER_CLASS)
class ConcurrentBootIntegrationTests {

	private static final int REVISIONS = 30;

	private static final int INSTANCES = 8;

	private static final int INSTANCES_IN_SLICE = 3;

	private PostgreSqlReliabilityServer server;

	private ServerLog log;

	private BootProcesses processes;

	private Map<String, Integer> expected;

	private int statements;

	private DatabaseImage image;

	@BeforeAll
	void start() throws Exception {
		Map<String, String> settings = new HashMap<>(ServerLog.SETTINGS);
		// Enough for the waiters, and no wait of the server's own for a long transaction
		settings.put("max_connections", "100");
		this.server = PostgreSqlReliabilityServer.start(settings);
		this.log = new ServerLog(this.server);
		ServerDatabase reference = this.server.create("boot_reference");
		assertThat(new BootRunner().apply(reference.url(), "reference")).isEqualTo("done");
		this.expected = new TreeMap<>(this.log.changes("boot_reference"));
		this.statements = this.log.statements("boot_reference");
		this.image = DatabaseImage.of(reference);
		this.processes = BootProcesses.start(Figures.of(INSTANCES_IN_SLICE, INSTANCES));
	}

	@AfterAll
	void close() throws Exception {
		if (this.processes != null) {
			this.processes.close();
		}
		this.server.close();
	}

	@Test
	void referenceHasEachStatementOnce() {
		assertThat(this.expected.values()).hasSize(REVISIONS / 3 * 6).containsOnly(1);
		assertThat(this.image.history()).hasSize(REVISIONS);
	}

	@Test
	void allStartAndOneMigrates() {
		Seeds.of(0, Figures.of(1, 100)).check((seed) -> {
			ServerDatabase database = this.server.create("boot_" + seed);

			assertThat(this.processes.round(database)).hasSize(2 * Figures.of(INSTANCES_IN_SLICE, INSTANCES))
				.containsOnly("done");

			assertMigratedOnce(database);
			this.server.drop(database);
		});
	}

	@Test
	void anotherOneTakesOverWhenTheOneThatMigratesIsKilled() {
		Seeds.of(0, Figures.of(1, 100)).check((seed) -> {
			ServerDatabase database = this.server.create("killed_" + seed);
			// Whoever migrates asks for at least as much
			int moment = Seeds.random(seed).nextInt(this.statements);

			assertThat(this.processes.roundWithKill(database, this.server, this.log, moment))
				.hasSize(Figures.of(INSTANCES_IN_SLICE, INSTANCES))
				.containsOnly("done");

			assertMigratedOnce(database);
			this.server.drop(database);
		});
	}

	private void assertMigratedOnce(ServerDatabase database) throws Exception {
		assertThat(ImageDifference.between(this.image, DatabaseImage.of(database))).isNull();
		assertThat(this.log.changes(database.name())).isEqualTo(this.expected);
	}

}
