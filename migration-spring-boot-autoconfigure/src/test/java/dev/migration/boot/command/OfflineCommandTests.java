package dev.migration.boot.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that work where no database answers.
 */
class OfflineCommandTests {

	private static final String NOWHERE = "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere";

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	@BeforeEach
	void createScripts() {
		this.scripts = new ScriptFolder(this.folder);
	}

	@Test
	void headsAreListed() {
		this.scripts.withBranches();

		CommandResult result = run("heads");

		assertThat(result).isEqualTo(new CommandResult(0, """
				b2 (shop) (head)
				c3 (head)
				""", ""));
	}

	@Test
	void noDataSourceIsCreatedForThem() {
		this.scripts.withLine();

		CommandResult result = CommandResult.of(UnavailableApplication.class, this.scripts.location(), "migrate",
				"heads");

		assertThat(result).isEqualTo(new CommandResult(0, "b2 (head)\n", ""));
	}

	@Test
	void historyIsListedNewestFirst() {
		this.scripts.withBranches();

		CommandResult result = run("history");

		assertThat(result).isEqualTo(new CommandResult(0, """
				a1 -> b2 (shop) (head), add shopping cart
				a1 -> c3 (head), add a column
				<base> -> a1 (branchpoint), create account table
				""", ""));
	}

	@Test
	void aRangeOfTheHistoryIsListed() {
		this.scripts.withLine();

		assertThat(run("history", "-r", "b2:").out()).isEqualTo("a1 -> b2 (head), add a column\n");
		assertThat(run("history", "--rev-range", "-1:")).isEqualTo(new CommandResult(0, """
				a1 -> b2 (head), add a column
				<base> -> a1, create account table
				""", ""));
	}

	@Test
	void showPrintsTheLogEntry() {
		this.scripts.withBranches();

		CommandResult result = run("show", "b2");

		assertThat(result).isEqualTo(new CommandResult(0, """
				Rev: b2 (head)
				Parent: a1
				Branch names: shop
				Path: %s

				    add shopping cart
				    \s
				    Revision ID: b2
				    Revises: a1
				    Create Date: 2026-11-20T23:29:18Z

				""".formatted(this.scripts.path("b2")).replace("    \s\n", "    \n"), ""));
	}

	@Test
	void branchesAreListedWithWhatFollows() {
		this.scripts.withBranches();

		CommandResult result = run("branches");

		assertThat(result).isEqualTo(new CommandResult(0, """
				a1 (branchpoint)
				   -> b2 (shop) (head)
				   -> c3 (head)

				""", ""));
	}

	@Test
	void listingsComeAsJson() {
		this.scripts.withLine();

		assertThat(run("heads", "--format", "json").out()).isEqualTo("""
				{"heads":["b2"],"revisions":[{"id":"b2","downRevisions":["a1"],"dependsOn":[],"branchLabels":[],\
				"message":"add a column","createDate":"2026-11-20T23:29:18Z"}]}
				""");
		assertThat(run("history", "--format=json", "-r", ":a1").out()).isEqualTo("""
				{"revisions":[{"id":"a1","downRevisions":[],"dependsOn":[],"branchLabels":[],\
				"message":"create account table","createDate":"2026-11-20T23:29:18Z"}]}
				""");
	}

	@Test
	void sqlIsPrintedInsteadOfRun() {
		this.scripts.withLine();

		CommandResult result = run("upgrade", "a1:head", "--sql");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).contains("""
				-- Running upgrade a1 -> b2, add a column

				BEGIN;

				DO $$
				""", """
				END
				$$;

				ALTER TABLE account ADD COLUMN name text;

				UPDATE migration_version SET version_num""").doesNotContain("CREATE TABLE").endsWith("COMMIT;\n\n");
	}

	@Test
	void anEmptyRangeIsNoSqlAndSaysSo() {
		this.scripts.withLine();

		assertThat(run("upgrade", "b2:a1", "--sql")).isEqualTo(new CommandResult(0, "",
				"INFO  [dev.migration.command] Nothing to upgrade: the range holds no revision, so there is no SQL.\n"));
		assertThat(run("stamp", "base", "--sql")).isEqualTo(new CommandResult(0, "",
				"INFO  [dev.migration.command] Nothing to stamp: the range holds no revision, so there is no SQL.\n"));
	}

	@Test
	void sqlOfADowngradeNeedsAStart() {
		this.scripts.withLine();

		assertThat(run("downgrade", "b2:a1", "--sql").out()).contains("-- Running downgrade b2 -> a1, add a column",
				"ALTER TABLE account DROP COLUMN name;");
		assertThat(run("downgrade", "a1", "--sql")).isEqualTo(new CommandResult(2, "", """
				FAILED: downgrade with --sql requires '<from>:<to>', for example 'downgrade <from>:a1 --sql'.
				"""));
	}

	@Test
	void aRangeWithoutSqlIsRefused() {
		this.scripts.withLine();

		assertThat(run("upgrade", "a1:b2")).isEqualTo(new CommandResult(2, "", """
				FAILED: A range such as 'a1:b2' needs '--sql'; run 'upgrade b2' to change the database.
				"""));
	}

	@Test
	void theResultGoesToAFile() throws Exception {
		this.scripts.withLine();
		Path file = this.folder.resolve("heads.txt");
		Files.writeString(file, "from yesterday");

		CommandResult result = run("heads", "--output", file.toString());

		assertThat(result).isEqualTo(new CommandResult(0, "", ""));
		assertThat(file).hasContent("b2 (head)\n");
		assertThat(this.folder).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void whoMayReadOtherFilesMayReadTheResult() throws Exception {
		this.scripts.withLine();
		Path file = this.folder.resolve("heads.txt");

		run("heads", "--output", file.toString());

		Path other = Files.writeString(this.folder.resolve("other.txt"), "");
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void whatIsNoFileIsNotReplacedByOne() throws Exception {
		this.scripts.withLine();
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));

		assertThat(run("heads", "--output", pipe.toString())).isEqualTo(new CommandResult(0, "", ""));

		assertThat(reader).succeedsWithin(Duration.ofMinutes(1)).isEqualTo("b2 (head)\n");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void aFileThatCannotBeWrittenIsAUsageError() {
		this.scripts.withLine();
		Path file = this.folder.resolve("nowhere").resolve("heads.txt");

		assertThat(run("heads", "--output", file.toString())).isEqualTo(new CommandResult(2, "",
				"FAILED: '" + file + "' cannot be written; name a file in a directory that exists.\n"));
	}

	@Test
	void quietPrintsNothing() {
		this.scripts.withLine();

		assertThat(run("-q", "heads")).isEqualTo(new CommandResult(0, "", ""));
		assertThat(run("heads", "--quiet")).isEqualTo(new CommandResult(0, "", ""));
	}

	@Test
	void anUnknownRevisionFailsInOneSentence() {
		this.scripts.withLine();

		CommandResult result = run("show", "zzzz");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains("'zzzz'").hasLineCount(1);
	}

	@Test
	void raiseerrShowsTheStackTrace() {
		this.scripts.withLine();

		assertThat(run("show", "zzzz", "--raiseerr").err()).contains("UnknownRevisionException", "\tat dev.migration.");
	}

	@Test
	void aDatabaseThatCannotBeReachedFailsInOneSentence() {
		this.scripts.withLine();

		CommandResult result = run("current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Database 'default' cannot be reached: ")
			.contains("Check that the database is running")
			.hasLineCount(1);
	}

	@Test
	void applicationsWithoutADatabaseAreToldHowToNameOne() {
		this.scripts.withLine();

		CommandResult result = CommandResult.of(Application.class, this.scripts.location(),
				"--spring.datasource.embedded-database-connection=none", "migrate", "current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains("url").doesNotContain("\tat ");
	}

	@Test
	void applicationsThatDoNotMigrateSaySo() {
		CommandResult result = run("--migration.enabled=false", "migrate", "heads");

		assertThat(result).isEqualTo(new CommandResult(1, "", """
				FAILED: This application does not migrate a database; remove 'migration.enabled=false' and see that \
				'spring-boot-starter-jdbc' is there.
				"""));
	}

	private CommandResult run(String... command) {
		boolean complete = command[0].startsWith("--");
		String[] arguments = new String[command.length + (complete ? 2 : 3)];
		arguments[0] = NOWHERE;
		arguments[1] = this.scripts.location();
		if (!complete) {
			arguments[2] = "migrate";
		}
		System.arraycopy(command, 0, arguments, arguments.length - command.length, command.length);
		return CommandResult.of(Application.class, arguments);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class UnavailableApplication {

		@Bean
		DataSource dataSource() {
			throw new IllegalStateException("The server is not there");
		}

	}

}
