package dev.migration.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A disk that is full in the midst of a migration: the system property
 * {@code test.small-disk} names a directory on a disk of some 32 MB, see
 * {@code docs/reliability.md}.
 */
@Tag("reliability")
@EnabledIfSystemProperty(named = "test.small-disk", matches = ".+")
class DiskFullIntegrationTests {

	private static final int ROWS = 40_000;

	@Test
	void nextRunFinishesOnceThereIsRoom() throws Exception {
		Path disk = Path.of(System.getProperty("test.small-disk"));
		assertThat(Files.getFileStore(disk).getTotalSpace()).as("size of '%s'", disk).isLessThan(100_000_000);
		Path tables = Files.createDirectory(disk.resolve("tables-" + ProcessHandle.current().pid()));
		try (PostgreSqlReliabilityServer server = PostgreSqlReliabilityServer.start(Map.of())) {
			server.admin().sql("CREATE TABLESPACE small LOCATION '" + tables + "'").update();
			ServerDatabase database = server.create("app");
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			jdbc.sql("ALTER DATABASE app SET default_tablespace = small").update();
			Path ballast = fill(disk);
			Migrations migrations = migrations(database);

			assertThat(
					catchThrowableOfType(RevisionFailedException.class, () -> migrations.upgrade(RevisionTarget.HEADS)))
				.hasMessageContaining("No space left on device")
				.hasMessageEndingWith("It was rolled back; the database is as it was before this revision.");
			assertThat(migrations.currentRevisions().revisions()).hasSize(1);

			Files.delete(ballast);
			migrations.upgrade(RevisionTarget.HEADS);
			assertThat(jdbc.sql("SELECT count(*) FROM mass").query(Integer.class).single()).isEqualTo(ROWS);
			assertThat(jdbc.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_mass'::regclass")
				.query(Boolean.class)
				.single()).isTrue();
		}
	}

	/**
	 * Leave room for the tables of the tool and the first rows.
	 */
	private static Path fill(Path disk) throws Exception {
		Path ballast = disk.resolve("ballast-" + ProcessHandle.current().pid());
		long size = Files.getFileStore(disk).getUsableSpace() - 4_000_000;
		Files.write(ballast, new byte[(int) size]);
		return ballast;
	}

	private static Migrations migrations(ServerDatabase database) {
		CrashHistory history = new CrashHistory();
		history.add("a1", (op) -> op.createTable("mass", column("id", integer()), column("name", text())),
				(op) -> op.dropTable("mass"));
		history.add("b2",
				(op) -> op
					.execute("INSERT INTO mass SELECT g, repeat('x', 200) FROM generate_series(1, " + ROWS + ") g"),
				(op) -> op.execute("DELETE FROM mass"));
		history.addWithoutTransaction("c3", (op) -> op.createIndex("mass", index("id").named("ix_mass").concurrently()),
				(op) -> op.dropIndexConcurrently("mass", "ix_mass"));
		return new Migrations(history.history(), database.migrated(database.dataSource()),
				new RunOptions(Duration.ofMinutes(2), "1.0", "host-1", List.of(), Clock.systemUTC()));
	}

}
