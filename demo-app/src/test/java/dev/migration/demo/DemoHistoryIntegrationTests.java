package dev.migration.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo's own history on an empty database.
 */
class DemoHistoryIntegrationTests {

	private TestDatabase database;

	private Migrations migrations;

	private JdbcClient jdbc;

	@TempDir
	private Path directory;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), getClass().getClassLoader()));
		this.migrations = new Migrations(history,
				new MigrationDatabase("default", this.database.dataSource(), new PostgreSqlDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofSeconds(10), null, "test", List.of(), Clock.systemUTC()));
	}

	@AfterEach
	void dropDatabase() throws Exception {
		this.database.close();
	}

	@Test
	void wayUpDownAndUpAgainEndsInTheSameSchemaByteForByte() {
		this.migrations.upgrade(RevisionTarget.HEADS);
		String first = dump();

		this.migrations.downgrade(RevisionTarget.BASE);
		List<String> left = this.jdbc
			.sql("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
					+ " AND relkind IN ('r', 'S', 'v') AND relname <> 'migration_history_id_seq' ORDER BY 1")
			.query(String.class)
			.list();
		this.migrations.upgrade(RevisionTarget.HEADS);

		assertThat(left).containsExactly("migration_history", "migration_version");
		assertThat(dump()).isEqualTo(first);
	}

	@Test
	void everyRevisionTakesBackExactlyWhatItDid() {
		List<RevisionNode> revisions = this.migrations.revisions().map().pending(this.migrations.state().rows());
		this.migrations.upgrade(RevisionTarget.revision(revisions.get(0).id()));

		for (RevisionNode revision : revisions.subList(1, revisions.size())) {
			String before = dump();
			this.migrations.upgrade(RevisionTarget.parse("+1"));
			this.migrations.downgrade(RevisionTarget.parse("-1"));
			assertThat(columnsInAnyOrder(dump())).as(revision.message()).isEqualTo(columnsInAnyOrder(before));
			this.migrations.upgrade(RevisionTarget.parse("+1"));
		}
	}

	@Test
	void namesOfCustomersSurviveTheWayUpAndDown() {
		this.migrations.upgrade(RevisionTarget.parse("head-1"));
		List<String> names = List.of("Ada King Lovelace", "Plato", "Ursula Le Guin");
		names.forEach((name) -> this.jdbc
			.sql("INSERT INTO customer (id, email, full_name, version) VALUES (gen_random_uuid(), ?, ?, 0)")
			.params(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org", name)
			.update());

		this.migrations.upgrade(RevisionTarget.HEAD);
		List<String> split = this.jdbc.sql("SELECT first_name || '|' || last_name FROM customer ORDER BY 1")
			.query(String.class)
			.list();
		this.migrations.downgrade(RevisionTarget.parse("-1"));

		assertThat(split).containsExactlyInAnyOrder("Ada King|Lovelace", "|Plato", "Ursula Le|Guin");
		assertThat(this.jdbc.sql("SELECT full_name FROM customer ORDER BY 1").query(String.class).list())
			.containsExactlyElementsOf(names);
	}

	@Test
	void entitiesAndHistoryAgree() throws Exception {
		this.migrations.upgrade(RevisionTarget.HEADS);

		String output = command("check");

		assertThat(output).isEqualTo("No new upgrade operations detected.\n");
	}

	/**
	 * Run a command as a process of its own and return what it prints.
	 */
	private String command(String... arguments) throws IOException, InterruptedException {
		Path output = this.directory.resolve("out.txt");
		Path log = this.directory.resolve("log.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), DemoApplication.class.getName(), "migrate"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		Map<String, String> environment = builder.environment();
		environment.put("POSTGRES_HOST", this.database.host());
		environment.put("POSTGRES_PORT", String.valueOf(this.database.port()));
		environment.put("POSTGRES_DB", this.database.name());
		environment.put("POSTGRES_USER", this.database.user());
		environment.put("POSTGRES_PASSWORD", this.database.password());
		Process process = builder.directory(new File(".").getAbsoluteFile())
			.redirectOutput(output.toFile())
			.redirectError(log.toFile())
			.start();
		assertThat(process.waitFor()).as(Files.readString(log)).isZero();
		return Files.readString(output);
	}

	private String dump() {
		return CatalogDump.of(this.database.dataSource(), "public");
	}

	/**
	 * A column that was dropped comes back as the last one, so the order of lines does
	 * not count here.
	 */
	private static List<String> columnsInAnyOrder(String dump) {
		return dump.lines().map((line) -> line.replaceAll(" position \\d+ ", " ")).sorted().toList();
	}

}
