package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application that configures two databases.
 */
class SeveralDatabasesCommandIntegrationTests {

	private static final String RUNNING = "INFO  [dev.migration.runtime.MigrationRunner] Running ";

	private static final String NOTHING = "INFO  [dev.migration.command] Nothing to upgrade: the database is at ";

	@TempDir
	private Path accounts;

	@TempDir
	private Path orders;

	private TestDatabase first;

	private TestDatabase second;

	@BeforeEach
	void createDatabases() {
		this.first = TestDatabase.create();
		this.second = TestDatabase.create();
		new ScriptFolder(this.accounts).withLine();
		new ScriptFolder(this.orders).withBranches();
	}

	@AfterEach
	void dropDatabases() {
		this.first.close();
		this.second.close();
	}

	@Test
	void allAreUpgradedOneAfterTheOther() {
		assertThat(run("upgrade", "heads")).isEqualTo(new CommandResult(0, "", """
				[accounts]
				%1$supgrade  -> a1, create account table
				%1$supgrade a1 -> b2, add a column
				[orders]
				%1$supgrade  -> a1, create account table
				%1$supgrade a1 -> c3, add a column
				%1$supgrade a1 -> b2, add shopping cart
				""".formatted(RUNNING)));
		assertThat(run("upgrade", "heads")).isEqualTo(new CommandResult(0, "", """
				[accounts]
				%1$s'b2'.
				[orders]
				%1$s'b2', 'c3'.
				""".formatted(NOTHING)));
		assertThat(run("current")).isEqualTo(new CommandResult(0, """
				[accounts]
				b2 (head)
				[orders]
				b2 (head)
				c3 (head)
				""", ""));
	}

	@Test
	void oneIsUpgraded() {
		assertThat(run("-n", "orders", "upgrade", "a1"))
			.isEqualTo(new CommandResult(0, "", RUNNING + "upgrade  -> a1, create account table\n"));
		assertThat(run("current", "--check-heads")).isEqualTo(new CommandResult(3, """
				[accounts]
				[orders]
				a1 (branchpoint)
				""", """
				FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.
				FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.
				"""));
		assertThat(run("upgrade", "heads", "--format", "json").out().replaceAll("\"durationMillis\":\\d+", "\"\":0"))
			.isEqualTo("""
					{"databases":{\
					"accounts":{"current":["b2"],"steps":[{"revision":"a1","direction":"UPGRADE","":0},\
					{"revision":"b2","direction":"UPGRADE","":0}]},\
					"orders":{"current":["b2","c3"],"steps":[{"revision":"c3","direction":"UPGRADE","":0},\
					{"revision":"b2","direction":"UPGRADE","":0}]}}}
					""");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void hooksRunOnTheFileOfTheNamedDatabase() {
		CommandResult result = run("-n", "accounts", "revision", "-m", "more", "--rev-id", "c3");

		assertThat(result).isEqualTo(new CommandResult(0, """
				Generating %1$s ...  done
				Running post write hook 'format' ...
				formatting %1$s
				  done
				""".formatted(this.accounts.resolve("src/main/java/db/accounts/Rc3_more.java")), ""));
	}

	private CommandResult run(String... command) {
		List<String> arguments = new ArrayList<>();
		arguments.addAll(database("accounts", this.first, this.accounts));
		arguments.addAll(database("orders", this.second, this.orders));
		arguments.add("--logging.level.dev.migration.boot=WARN");
		arguments.add("--migration.post-write-hooks.format=echo formatting");
		arguments.add("migrate");
		arguments.addAll(List.of(command));
		return CommandResult.of(Application.class, arguments.toArray(String[]::new));
	}

	private static List<String> database(String name, TestDatabase database, Path folder) {
		String prefix = "--migration.databases." + name + ".";
		return List.of(prefix + "url=" + database.url(), prefix + "user=" + database.user(),
				prefix + "password=" + database.password(), prefix + "locations=" + folder.toUri(),
				prefix + "script-directory=" + folder.resolve("src/main/java/db").resolve(name));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
