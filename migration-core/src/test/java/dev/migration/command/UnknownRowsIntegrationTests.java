package dev.migration.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionRange;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownVersionRow;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.MigrationHistory;
import dev.migration.schema.SchemaModel;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a database that a newer version of the application has upgraded.
 */
class UnknownRowsIntegrationTests {

	private static final MigrationHistory NEWER = EmptyRevisions.of("a1", "b1 < a1", "z1 < a1");

	private static final MigrationHistory OLDER = EmptyRevisions.of("a1", "z1 < a1");

	@TempDir
	private Path directory;

	private TestDatabase database;

	private Migrations migrations;

	@BeforeEach
	void upgradeByNewerVersion() {
		this.database = TestDatabase.create();
		EmptyRevisions.migrations(NEWER, this.database.dataSource()).upgrade(RevisionTarget.HEADS);
		this.migrations = EmptyRevisions.migrations(OLDER, this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void everyCommandSaysTheSame() {
		String message = "Can't locate revision identified by 'b1': the database is at this revision, but there is no"
				+ " script for it; 'b1' (does b1) was applied at 2026-11-20T23:29:18Z by version '2.0' as user '"
				+ this.database.user() + "' and its downgrade is recorded in the history; deploy the version that has"
				+ " it, or add the folder of its script to 'migration.locations'; 'migration.on-unknown' says what a"
				+ " start of this version does, see 'docs/rollback.md'.";

		commands().forEach((name, command) -> assertThatExceptionOfType(UnknownVersionRowException.class).as(name)
			.isThrownBy(command)
			.withMessage(message));
	}

	private Map<String, ThrowingCallable> commands() {
		Authoring authoring = authoring();
		Map<String, ThrowingCallable> commands = new LinkedHashMap<>();
		commands.put("upgrade", () -> this.migrations.upgrade(RevisionTarget.HEADS));
		commands.put("downgrade", () -> this.migrations.downgrade(RevisionTarget.BASE));
		commands.put("stamp", () -> this.migrations.stamp(List.of(RevisionTarget.HEADS)));
		commands.put("check", () -> this.migrations.check(authoring));
		commands.put("revision --autogenerate",
				() -> this.migrations.revision(RevisionRequest.of("add email", Source.DATABASE), authoring));
		commands.put("history -i", () -> this.migrations.history(RevisionRange.ALL, true));
		commands.put("history -r :current", () -> this.migrations.history(RevisionRange.parse(":current"), false));
		commands.put("show current", () -> this.migrations.show(RevisionTarget.parse("current")));
		commands.put("current", () -> this.migrations.currentRevisions().problem().ifPresent((problem) -> {
			throw problem;
		}));
		return commands;
	}

	private Authoring authoring() {
		SchemaModel model = new SchemaModel(List.of(), List.of(), List.of());
		return Authoring.NONE.withModel(() -> model)
			.withScriptDirectories(new ScriptDirectories(List.of(this.directory.resolve("src/main/java/db/revision"))));
	}

	@Test
	void whatIsKnownIsListedBesideWhatIsNot() {
		CurrentRevisions current = this.migrations.currentRevisions();

		assertThat(current.revisions()).extracting((entry) -> entry.revision().id()).containsExactly("z1");
		assertThat(current.unknown()).containsExactly(
				new UnknownVersionRow("b1", EmptyRevisions.NOW, "2.0", this.database.user(), "does b1", true));
		assertThat(this.migrations.status().unknown()).containsExactly("b1");
	}

	@Test
	void historyThatDoesNotKnowTheRowIsNoObstacle() {
		execute("DELETE FROM migration_history");
		assertMessage("there is no script for it; deploy the version");

		execute("INSERT INTO migration_history (revision, direction, event) VALUES ('b1', 'UPGRADE', 'APPLIED')");
		assertMessage("there is no script for it; deploy the version");

		execute("UPDATE migration_history SET message = 'by hand'");
		assertMessage("there is no script for it; 'b1' (by hand) was applied and no downgrade of it is recorded;");

		execute("DROP TABLE migration_history");
		assertMessage("there is no script for it; deploy the version");
	}

	private void assertMessage(String part) {
		assertThatExceptionOfType(UnknownVersionRowException.class)
			.isThrownBy(() -> this.migrations.upgrade(RevisionTarget.HEADS))
			.withMessageContaining(part);
	}

	@Test
	void purgingLeavesExactlyTheTargets() {
		MigrationResult result = this.migrations.purgeAndStamp(List.of(RevisionTarget.parse("a1")));

		assertThat(result.current()).isEqualTo(Heads.of("a1"));
	}

	private void execute(String sql) {
		JdbcClient.create(this.database.dataSource()).sql(sql).update();
	}

}
