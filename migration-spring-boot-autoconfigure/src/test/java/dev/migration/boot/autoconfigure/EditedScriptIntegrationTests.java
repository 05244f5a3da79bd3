package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.runtime.EditedScriptException;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a start with scripts that were edited after they were applied.
 */
@ExtendWith(OutputCaptureExtension.class)
class EditedScriptIntegrationTests {

	private static final String TABLE = "CREATE TABLE product (id bigint);";

	@TempDir
	private Path directory;

	private TestDatabase database;

	private RecordingDataSource recording;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.recording = new RecordingDataSource(this.database.dataSource());
		RevisionFolder revisions = new RevisionFolder(this.directory).with("a1", "", TABLE, "DROP TABLE product;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withBean(DataSource.class, () -> this.recording)
			.withPropertyValues("migration.locations=" + revisions.location());
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.recording.clear();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "require-head", "wait" })
	void isRefused(String onStartup) {
		edit("CREATE TABLE product (id bigint, name text);");

		this.runner.withPropertyValues("migration.on-startup=" + onStartup).run((context) -> {
			assertThat(context).getFailure().rootCause().isInstanceOf(EditedScriptException.class);
			FailureAnalysis analysis = new MigrationFailureAnalyzer(null).analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).isEqualTo("Revision 'a1' was edited after it was applied to database"
					+ " 'default': script '" + this.directory.resolve("a1.sql")
					+ "', statement '1' of '1'. Undo the edit and write a new revision, or run 'migrate repair' if the"
					+ " database is as the script says.");
			assertThat(analysis.getAction())
				.isEqualTo("While you are still writing the revision, undo the edit, run 'migrate downgrade' to below"
						+ " it, and edit it then. To start nevertheless, set 'migration.on-edited=warn'.");
		});
	}

	@Test
	void isWarnedOf(CapturedOutput output) {
		edit("CREATE TABLE product (id bigint, name text);");

		this.runner.withPropertyValues("migration.on-edited=warn").run((context) -> assertThat(context).hasNotFailed());

		assertThat(output)
			.contains("Revision 'a1' was edited after it was applied: script '" + this.directory.resolve("a1.sql")
					+ "', statement '1' of '1'. Database 'default' is as it was before.");
	}

	@Test
	void isIgnored() {
		edit("CREATE TABLE product (id bigint, name text);");

		this.runner.withPropertyValues("migration.on-edited=ignore")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(this.recording.statements()).hasSize(1);
	}

	@Test
	void whatMakesNoDifferenceIsLookedAtOnce() {
		edit("-- all of them\n" + TABLE);

		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.recording.statements()).anyMatch((sql) -> sql.contains("INSERT INTO"));
		this.recording.clear();
		this.runner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(this.recording.statements()).hasSize(1);
	}

	@Test
	void whoOnlyWaitsWritesNothing() {
		edit("-- all of them\n" + TABLE);

		this.runner.withPropertyValues("migration.on-startup=require-head")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(this.recording.statements()).hasSize(2).allMatch((sql) -> sql.startsWith("SELECT"));
	}

	@Test
	void whoMayNotReadTheHistoryIsToldSo(CapturedOutput output) {
		JdbcClient jdbc = JdbcClient.create(this.database.dataSource());
		String role = "reader_" + this.database.name();
		jdbc.sql("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'").update();
		jdbc.sql("GRANT SELECT ON migration_version TO " + role).update();
		try {
			this.runner
				.withPropertyValues("migration.on-startup=require-head", "migration.url=" + this.database.url(),
						"migration.user=" + role, "migration.password=secret")
				.run((context) -> assertThat(context).hasNotFailed());
		}
		finally {
			List.of("DROP OWNED BY " + role, "DROP ROLE " + role).forEach((sql) -> jdbc.sql(sql).update());
		}

		assertThat(output).contains(
				"Scripts are not compared with what was applied: Database 'default' refuses a"
						+ " statement: ERROR: permission denied for table migration_history",
				"Grant SELECT on 'migration_history' to the user, or set 'migration.on-edited=ignore'.");
	}

	private void edit(String upgrade) {
		new RevisionFolder(this.directory).with("a1", "", upgrade, "DROP TABLE product;");
	}

}
