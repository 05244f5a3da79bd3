package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of the packaged application that talk to a database.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PackagedDatabaseCommandTests {

	private static final String RUNNING = "INFO  [dev.migration.runtime.MigrationRunner] Running ";

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
	void upgradeSaysWhatItDoesOnStandardErrorAlone() throws Exception {
		assertThat(demo().migrate("upgrade", "head")).isEqualTo(new ProcessResult(0, "",
				RUNNING + "upgrade  -> 7dfd0ad1aa3a, create the catalogue\n" + RUNNING
						+ "upgrade 7dfd0ad1aa3a -> c8bba9a0567e, add customers, orders and stock\n" + RUNNING
						+ "upgrade c8bba9a0567e -> daa952273b70, add reviews and payments\n" + RUNNING
						+ "upgrade daa952273b70 -> 31b50bef6bd6, split the customer's name\n"));
		assertThat(versionRows()).containsExactly("31b50bef6bd6");
	}

	@Test
	void downgradeTakesBackTheLastRevision() throws Exception {
		upgrade("head");

		assertThat(demo().migrate("downgrade", "-1")).isEqualTo(new ProcessResult(0, "",
				RUNNING + "downgrade 31b50bef6bd6 -> daa952273b70, split the customer's name\n"));
		assertThat(versionRows()).containsExactly("daa952273b70");
	}

	@Test
	void currentSaysWhereTheDatabaseIsWithStandardInputClosed() throws Exception {
		upgrade("head");

		assertThat(demo().shell("exec \"$@\" <&-", "migrate", "current"))
			.isEqualTo(new ProcessResult(0, "31b50bef6bd6 (head)\n", ""));
	}

	@Test
	void databaseThatIsBehindExitsWithThree() throws Exception {
		upgrade("daa952273b70");

		assertThat(demo().migrate("current", "--check-heads")).isEqualTo(new ProcessResult(3, "daa952273b70\n",
				"FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.\n"));
	}

	@Test
	void sqlOnStandardOutputUpgradesTheDatabase() throws Exception {
		String schema;
		try (TestDatabase online = TestDatabase.create()) {
			migrations(online).upgrade(RevisionTarget.HEADS);
			schema = CatalogDump.of(online.dataSource(), "public");
		}

		// A database that is not there, as none is needed
		ProcessResult result = new DemoProcess(this.directory).with("POSTGRES_HOST", "localhost")
			.with("POSTGRES_PORT", "1")
			.migrate("upgrade", "head", "--sql");
		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		new JdbcTemplate(this.database.dataSource()).execute(result.out());

		assertThat(CatalogDump.of(this.database.dataSource(), "public")).isEqualTo(schema);
		assertThat(versionRows()).containsExactly("31b50bef6bd6");
	}

	@Test
	void sqlNeedsNoServerOfTheDemo() throws Exception {
		Path data = this.directory.resolve("data");

		ProcessResult result = new DemoProcess(this.directory).with("DEMO_DATABASE_DIRECTORY", data.toString())
			.migrate("upgrade", "head", "--sql");

		assertThat(result.err()).isEmpty();
		assertThat(result.code()).isZero();
		assertThat(result.out()).contains("CREATE TABLE author", "'31b50bef6bd6'");
		assertThat(data).doesNotExist();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void startThatWaitsForTheDatabaseEndsWhenItIsAsked() throws Exception {
		DemoProcess demo = demo();
		Process process = demo.start(DemoProcess.java("--migration.on-startup=wait", "--server.port=0"));
		while (process.isAlive() && !Files.readString(demo.out()).contains("Waiting until database 'default'")) {
			process.waitFor(100, TimeUnit.MILLISECONDS);
		}

		process.destroy();

		assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(Files.readString(demo.out())).isTrue();
		assertThat(process.exitValue()).isEqualTo(143);
		assertThat(Files.readString(demo.out()) + Files.readString(demo.err())).doesNotContain("\tat ", "Started Demo");
		assertThat(CatalogDump.of(this.database.dataSource(), "public")).doesNotContain("migration_version");
	}

	private DemoProcess demo() {
		return new DemoProcess(this.directory).with(this.database);
	}

	private void upgrade(String target) {
		migrations(this.database).upgrade(RevisionTarget.parse(target));
	}

	private Migrations migrations(TestDatabase target) {
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), getClass().getClassLoader()));
		return new Migrations(history,
				new MigrationDatabase("default", target.dataSource(), new PostgreSqlDialect(), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ofSeconds(10), null, "test", List.of(), Clock.systemUTC()));
	}

	private List<String> versionRows() {
		return new JdbcTemplate(this.database.dataSource())
			.queryForList("SELECT version_num FROM migration_version ORDER BY 1", String.class);
	}

}
