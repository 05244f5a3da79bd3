package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application that migrates two schemas with the same scripts.
 */
class SeveralSchemasCommandIntegrationTests {

	private static final String RUNNING = "INFO  [dev.migration.runtime.MigrationRunner] Running ";

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	private TestDatabase database;

	@BeforeEach
	void createSchemas() {
		this.database = TestDatabase.create();
		JdbcClient jdbc = JdbcClient.create(this.database.dataSource());
		jdbc.sql("CREATE SCHEMA north").update();
		jdbc.sql("CREATE SCHEMA south").update();
		this.scripts = new ScriptFolder(this.folder).withLine();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void whatChangesADatabaseChangesEach() {
		assertThat(run("upgrade", "b2")).isEqualTo(new CommandResult(0, "", """
				[north]
				%1$supgrade  -> a1, create account table
				%1$supgrade a1 -> b2, add a column
				[south]
				%1$supgrade  -> a1, create account table
				%1$supgrade a1 -> b2, add a column
				""".formatted(RUNNING)));
		assertThat(run("-n", "south", "downgrade", "a1").code()).isZero();
		assertThat(run("current").out()).isEqualTo("""
				[north]
				b2 (head)
				[south]
				a1
				""");
		assertThat(run("downgrade", "-1")).isEqualTo(new CommandResult(2, "", """
				FAILED: Databases 'north', 'south' are configured, and this command is for one of them; say which with \
				'--name', as in 'migrate --name north ...'.
				"""));
		assertThat(run("downgrade", "base")).isEqualTo(new CommandResult(0, "", """
				[north]
				%1$sdowngrade b2 -> a1, add a column
				%1$sdowngrade a1 -> , create account table
				[south]
				%1$sdowngrade a1 -> , create account table
				""".formatted(RUNNING)));
		assertThat(run("stamp", "b2").code()).isZero();
		assertThat(run("current", "--check-heads")).isEqualTo(new CommandResult(0, """
				[north]
				b2 (head)
				[south]
				b2 (head)
				""", ""));
	}

	@Test
	void whatIsAboutScriptsIsToldOnce() {
		assertThat(run("heads")).isEqualTo(new CommandResult(0, "b2 (head)\n", ""));
		assertThat(run("history").out()).isEqualTo("""
				a1 -> b2 (head), add a column
				<base> -> a1, create account table
				""");
		assertThat(run("show", "a1").out()).startsWith("Rev: a1\n");
		assertThat(run("revision", "-m", "more", "--rev-id", "c3")).isEqualTo(new CommandResult(0,
				"Generating " + this.folder.resolve("src/main/java/db/revision/Rc3_more.java") + " ...  done\n", ""));
	}

	@Test
	void sqlIsThatOfASchema() {
		assertThat(run("upgrade", "head", "--sql").code()).isEqualTo(2);
		assertThat(run("-n", "south", "upgrade", "head", "--sql").out()).contains("south.migration_version")
			.doesNotContain("north");
	}

	private CommandResult run(String... command) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), this.scripts.location(),
				"--migration.script-directory=" + this.folder.resolve("src/main/java/db/revision"),
				"--migration.schemas=north,south", "--logging.level.dev.migration.boot=WARN", "migrate"));
		arguments.addAll(List.of(command));
		return CommandResult.of(Application.class, arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
