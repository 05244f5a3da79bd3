package dev.migration.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migration.command.RevisionRequest.Source;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionRange;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.MigrationHistory;
import dev.migration.schema.SchemaModel;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for commands that change nothing: they are run by a role that may neither write
 * nor take the lock.
 */
class ReadOnlyCommandsIntegrationTests {

	private static final MigrationHistory HISTORY = EmptyRevisions.of("a1", "b1 < a1");

	@TempDir
	private Path directory;

	private TestDatabase database;

	private Migrations reader;

	@BeforeEach
	void takeRightsAway() {
		this.database = TestDatabase.create();
		JdbcClient.create(this.database.dataSource())
			.sql("REVOKE EXECUTE ON FUNCTION pg_try_advisory_lock(bigint) FROM PUBLIC")
			.update();
		this.reader = EmptyRevisions.migrations(HISTORY, readingOnly());
	}

	private DataSource readingOnly() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(this.database.url());
		dataSource.setUser(this.database.user());
		dataSource.setPassword(this.database.password());
		dataSource.setOptions("-c role=pg_read_all_data");
		return dataSource;
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void whoMayNotTakeTheLockCannotUpgrade() {
		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> this.reader.upgrade(RevisionTarget.HEADS))
			.havingRootCause()
			.withMessageContaining("pg_try_advisory_lock");
	}

	@Test
	void commandsOnANewDatabaseCreateNoTableAndTakeNoLock() {
		assertNothingChanges();
		assertThat(CatalogDump.of(this.database.dataSource(), "public")).doesNotContain("relation");
	}

	@Test
	void commandsOnADatabaseAtHeadChangeNothingAndTakeNoLock() {
		EmptyRevisions.migrations(HISTORY, this.database.dataSource()).upgrade(RevisionTarget.HEADS);

		assertNothingChanges();
		assertThat(this.reader.upgrade(RevisionTarget.HEADS).isChanged()).isFalse();
		assertThat(this.reader.downgrade(RevisionTarget.parse("b1")).isChanged()).isFalse();
	}

	private void assertNothingChanges() {
		String before = CatalogDump.of(this.database.dataSource(), "public");
		commands().forEach((name, command) -> {
			command.run();
			assertThat(CatalogDump.of(this.database.dataSource(), "public")).as(name).isEqualTo(before);
		});
	}

	private Map<String, Runnable> commands() {
		SchemaModel model = new SchemaModel(List.of(), List.of(), List.of());
		Authoring authoring = Authoring.NONE.withModel(() -> model)
			.withScriptDirectories(new ScriptDirectories(List.of(this.directory.resolve("src/main/java/db/revision"))));
		Map<String, Runnable> commands = new LinkedHashMap<>();
		commands.put("current", this.reader::current);
		commands.put("current revisions", this.reader::currentRevisions);
		commands.put("heads", this.reader::heads);
		commands.put("history", () -> this.reader.history(RevisionRange.ALL, false));
		commands.put("history -i", () -> this.reader.history(RevisionRange.ALL, true));
		commands.put("history -r :current", () -> this.reader.history(RevisionRange.parse(":current"), false));
		commands.put("show", () -> this.reader.show(RevisionTarget.parse("a1")));
		commands.put("show current", () -> this.reader.show(RevisionTarget.parse("current")));
		commands.put("check", () -> this.reader.check(authoring));
		commands.put("status", this.reader::status);
		commands.put("state", this.reader::state);
		commands.put("sql", () -> this.reader.sql(HISTORY.map().get("a1"), Direction.UPGRADE));
		commands.put("upgrade --sql", () -> this.reader.upgradeSql(Heads.none(), RevisionTarget.HEADS));
		commands.put("downgrade --sql", () -> this.reader.downgradeSql(Heads.of("b1"), RevisionTarget.BASE));
		commands.put("stamp --sql", () -> this.reader.stampSql(Heads.none(), List.of(RevisionTarget.HEADS)));
		commands.put("revision --autogenerate", () -> autogenerate(authoring));
		return commands;
	}

	private void autogenerate(Authoring authoring) {
		try {
			this.reader.revision(RevisionRequest.of("add email", Source.DATABASE), authoring);
		}
		catch (NotUpToDateException ex) {
			assertThat(ex.getMessage()).startsWith("Target database is not up to date.");
		}
	}

}
