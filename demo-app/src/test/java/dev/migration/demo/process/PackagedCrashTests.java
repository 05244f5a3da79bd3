package dev.migration.demo.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.migration.reliability.DatabaseImage;
import dev.migration.reliability.Figures;
import dev.migration.reliability.ImageDifference;
import dev.migration.reliability.PostgreSqlReliabilityServer;
import dev.migration.reliability.ServerDatabase;
import dev.migration.reliability.ServerLog;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application killed while it migrates, alone and among others that start at
 * the same time.
 */
@Tag("reliability")
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PackagedCrashTests {

	// How often the server's log is looked at for the moment to kill
	private static final long LOOK_NANOS = 2_000_000;

	private PostgreSqlReliabilityServer server;

	private ServerLog log;

	private Map<String, Integer> expected;

	private int statements;

	private DatabaseImage image;

	private Path directory;

	@BeforeAll
	void start(@TempDir Path parent) throws Exception {
		this.directory = parent;
		this.server = PostgreSqlReliabilityServer.start(ServerLog.SETTINGS);
		this.log = new ServerLog(this.server);
		ServerDatabase reference = this.server.create("reference");
		assertStarts(DemoInstance.start(this.directory, "reference", reference));
		this.expected = this.log.changes("reference");
		this.statements = this.log.statements("reference");
		this.image = DatabaseImage.of(reference);
		assertThat(this.expected.values()).hasSizeGreaterThan(10).containsOnly(1);
	}

	@AfterAll
	void close() throws Exception {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void nextStartFinishesWhatAKilledOneLeft() {
		Seeds.of(0, Figures.of(1, 30)).check((seed) -> {
			ServerDatabase database = this.server.create("crash_" + seed);
			try (DemoInstance killed = DemoInstance.start(this.directory, "killed-" + seed, database)) {
				awaitStatements(database, Seeds.random(seed).nextInt(this.statements), killed);
			}

			assertStarts(DemoInstance.start(this.directory, "next-" + seed, database));

			assertMigratedOnce(database);
		});
	}

	@Test
	@EnabledIfSystemProperty(named = "reliability.full", matches = "true")
	void allOfThoseStartThatStartAtOnce() {
		Seeds.of(0, 5).check((seed) -> {
			ServerDatabase database = this.server.create("together_" + seed);

			for (DemoInstance instance : startSeveral("together-" + seed, database)) {
				assertStarts(instance);
			}

			assertMigratedOnce(database);
		});
	}

	@Test
	void othersStartWhenTheOneThatMigratesIsKilled() {
		Seeds.of(0, Figures.of(1, 5)).check((seed) -> {
			ServerDatabase database = this.server.create("succeeded_" + seed);
			List<DemoInstance> instances = startSeveral("succeeded-" + seed, database);
			awaitStatements(database, Seeds.random(seed).nextInt(this.statements), instances.get(0));
			DemoInstance leader = leader(instances);
			leader.kill();
			instances.remove(leader);

			for (DemoInstance instance : instances) {
				assertStarts(instance);
			}

			assertMigratedOnce(database);
		});
	}

	private List<DemoInstance> startSeveral(String name, ServerDatabase database) throws Exception {
		List<DemoInstance> instances = new ArrayList<>();
		for (int number = 1; number <= Figures.of(2, 8); number++) {
			instances.add(DemoInstance.start(this.directory, name + "-" + number, database));
		}
		return instances;
	}

	/**
	 * Return the one that has said that it migrates, or any where nobody does yet.
	 */
	private static DemoInstance leader(List<DemoInstance> instances) throws IOException {
		for (DemoInstance instance : instances) {
			if (instance.said().contains("Running upgrade")) {
				return instance;
			}
		}
		return instances.get(0);
	}

	private void awaitStatements(ServerDatabase database, int number, DemoInstance instance) throws Exception {
		while (this.log.statements(database.name()) < number && instance.isAlive()) {
			LockSupport.parkNanos(LOOK_NANOS);
		}
	}

	private void assertStarts(DemoInstance instance) throws Exception {
		try (instance) {
			assertThat(instance.awaitStarted()).as(instance.said()).isTrue();
		}
	}

	private void assertMigratedOnce(ServerDatabase database) throws Exception {
		assertThat(ImageDifference.between(this.image, DatabaseImage.of(database))).isNull();
		assertThat(this.log.changes(database.name())).isEqualTo(this.expected);
		this.server.drop(database);
	}

}
