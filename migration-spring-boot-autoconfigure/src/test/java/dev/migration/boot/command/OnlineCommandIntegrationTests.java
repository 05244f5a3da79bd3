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
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that talk to the database.
 */
class OnlineCommandIntegrationTests {

	private static final String RUNNING = "INFO  [dev.migration.runtime.MigrationRunner] Running ";

	private static final String NOTHING = "INFO  [dev.migration.command] Nothing to ";

	private TestDatabase database;

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.scripts = new ScriptFolder(this.folder);
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void revisionsAreAppliedAndTakenBack() {
		this.scripts.withLine();

		assertThat(run("upgrade", "+1")).isEqualTo(done(RUNNING + "upgrade  -> a1, create account table\n"));
		assertThat(run("upgrade", "heads")).isEqualTo(done(RUNNING + "upgrade a1 -> b2, add a column\n"));
		assertThat(run("upgrade", "heads")).isEqualTo(done(NOTHING + "upgrade: the database is at 'b2'.\n"));
		assertThat(run("upgrade", "a1"))
			.isEqualTo(done(NOTHING + "upgrade: the database is ahead of the target, at 'b2'.\n"));
		assertThat(run("downgrade", "-1")).isEqualTo(done(RUNNING + "downgrade b2 -> a1, add a column\n"));
		assertThat(run("downgrade", "base")).isEqualTo(done(RUNNING + "downgrade a1 -> , create account table\n"));
		assertThat(run("downgrade", "base")).isEqualTo(done(NOTHING + "downgrade: the database is at 'base'.\n"));
		assertThat(versionRows()).isEmpty();
	}

	@Test
	void nothingRunsForAResultThatCannotBeWritten() {
		this.scripts.withLine();

		assertThat(run("upgrade", "heads", "--output", "/nowhere/result.txt").code()).isEqualTo(2);

		assertThat(tables()).isEmpty();
	}

	@Test
	void severalHeadsNeedAChoice() {
		this.scripts.withBranches();

		CommandResult result = run("upgrade", "head");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains("'b2'", "'c3'", "'heads'").hasLineCount(1);
	}

	@Test
	void currentListsWhatIsApplied() {
		this.scripts.withBranches();

		assertThat(run("current")).isEqualTo(new CommandResult(0, "", ""));

		run("upgrade", "heads");

		assertThat(run("current")).isEqualTo(new CommandResult(0, "b2 (head)\nc3 (head)\n", ""));
		assertThat(run("current", "-v").out()).startsWith("""
				Current revision(s) for %s:
				Rev: b2 (head)
				Parent: a1
				""".formatted(this.database.url()));
		assertThat(run("current", "--format", "json").out())
			.startsWith("{\"current\":[\"b2\",\"c3\"],\"unknown\":[],\"revisions\":[{\"id\":\"b2\"")
			.contains("\"applied\":true");
	}

	@Test
	void databaseThatIsNotThereIsToBeCreated() {
		this.scripts.withLine();

		CommandResult result = CommandResult.of(Application.class,
				"--migration.url=" + this.database.url().replace(this.database.name(), "no_such"),
				"--migration.user=" + this.database.user(), "--migration.password=" + this.database.password(),
				this.scripts.location(), "migrate", "current");

		assertThat(result.err()).endsWith(
				"FAILED: Database 'default' cannot be reached: FATAL: database \"no_such\" does not exist. Create the"
						+ " database, or correct its name: 'spring.datasource.url', 'migration.url', or 'POSTGRES_HOST',"
						+ " 'POSTGRES_PORT' and 'POSTGRES_DB'.\n");
	}

	@Test
	void readingCreatesNothing() {
		this.scripts.withLine();

		run("current");
		run("history", "-i");

		assertThat(tables()).isEmpty();
	}

	@Test
	void checkHeadsExitsWithThreeUntilTheDatabaseIsThere() {
		this.scripts.withLine();
		run("upgrade", "a1");

		assertThat(run("current", "--check-heads")).isEqualTo(new CommandResult(3, "a1\n",
				"FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.\n"));

		run("upgrade", "head");

		assertThat(run("current", "-c")).isEqualTo(new CommandResult(0, "b2 (head)\n", ""));
	}

	@Test
	void currentNamesWhatThisApplicationDoesNotHave() {
		this.scripts.withLine();
		run("upgrade", "head");
		jdbc().update("UPDATE migration_version SET version_num = 'zzzz'");

		assertThat(run("current")).isEqualTo(new CommandResult(1, "zzzz (unknown)\n",
				"FAILED: Can't locate revision identified by 'zzzz': the database is at this revision, but there is no"
						+ " script for it; deploy the version that has it, add the folder of its script to"
						+ " 'migration.locations', or, where the row is a mistake, run 'stamp --purge' with the"
						+ " revision that the database is really at.\n"));
	}

	@Test
	void historyMarksWhatIsCurrent() {
		this.scripts.withLine();
		run("upgrade", "a1");

		assertThat(run("history", "-i")).isEqualTo(new CommandResult(0, """
				a1 -> b2 (head), add a column
				<base> -> a1 (current), create account table
				""", ""));
		assertThat(run("history", "-r", "current:").out()).isEqualTo("""
				a1 -> b2 (head), add a column
				<base> -> a1, create account table
				""");
		assertThat(run("show", "current").out()).startsWith("Rev: a1\n");
	}

	@Test
	void stampWritesTheRowsOnly() {
		this.scripts.withLine();

		assertThat(run("stamp", "head")).isEqualTo(done(RUNNING + "stamp  -> b2\n"));
		assertThat(versionRows()).containsExactly("b2");
		assertThat(tables()).containsExactly("migration_history", "migration_version");
	}

	@Test
	void ensureVersionCreatesTheTables() {
		this.scripts.withLine();

		assertThat(run("ensure_version")).isEqualTo(done(""));
		assertThat(tables()).containsExactly("migration_history", "migration_version");
		assertThat(run("ensure-version")).isEqualTo(done(""));
	}

	@Test
	void aFailingScriptNamesItsStatementAndLeavesNoTrace() {
		this.scripts.withLine()
			.withScript("d4", "b2", "", "fail", "ALTER TABLE nowhere ADD COLUMN x text;", "SELECT 1;");

		CommandResult result = run("upgrade", "head");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err())
			.contains("FAILED: Revision 'd4' failed on upgrade of database 'default'.",
					"relation \"nowhere\" does not exist", "ALTER TABLE nowhere ADD COLUMN x text")
			.doesNotContain("\tat ", "Exception");
		assertThat(versionRows()).containsExactly("b2");
	}

	@Test
	void aSessionThatTheServerEndsIsToldWithoutAStackTrace() {
		this.scripts.withLine()
			.withScript("d4", "b2", "", "fail", "SELECT pg_terminate_backend(pg_backend_pid());", "SELECT 1;");

		CommandResult result = run("upgrade", "head");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err())
			.contains("FAILED: Revision 'd4' failed on upgrade of database 'default'. Statement 1 failed: FATAL:"
					+ " terminating connection due to administrator command")
			.doesNotContain("\tat ", "Exception", "marked as broken");
		assertThat(versionRows()).containsExactly("b2");
	}

	@Test
	void adviceIsGivenOnce() {
		this.scripts.withLine();
		jdbc().execute("CREATE TABLE account (id bigint)");

		assertThat(run("upgrade", "head")).isEqualTo(new CommandResult(1, "",
				"FAILED: Database 'default' has no version table but already holds table 'account', which the first"
						+ " revision creates. Nothing was changed. If the schema was made by other means, mark it:"
						+ " 'migrate stamp head' if 'migrate check' finds no differences, otherwise 'migrate stamp' with"
						+ " the last revision that it has, and then 'migrate upgrade head'.\n"));
	}

	@Test
	void aDowngradeThatFailsIsAboutItsScript() {
		this.scripts.withLine().withScript("d4", "b2", "", "fail", "SELECT 1;", "DROP TABLE nowhere;");
		run("upgrade", "head");

		assertThat(run("downgrade", "b2").err())
			.endsWith("It was rolled back; the database is as it was before this downgrade. Correct the script ("
					+ this.scripts.path("d4") + ") or the data that it stumbled over, and try again.\n");
	}

	@Test
	void aWrongPasswordFailsInOneSentence() {
		this.scripts.withLine();

		CommandResult result = CommandResult.of(Application.class, "--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=nobody_knows", "--spring.datasource.password=guess",
				this.scripts.location(), "migrate", "current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Database 'default' ").contains("nobody_knows").hasLineCount(1);
	}

	@Test
	void checkWithPendingRevisionsIsNotDrift() {
		this.scripts.withLine();

		CommandResult result = run("revision", "--autogenerate", "-m", "too early");

		assertThat(result.code()).isEqualTo(3);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).isEqualTo("FAILED: Target database is not up to date. It is at 'base' and the scripts"
				+ " are at 'b2'; run 'migrate upgrade heads' first.\n");
	}

	@Test
	void mergeJoinsHeads() {
		this.scripts.withBranches();

		CommandResult result = run("merge", "heads", "--rev-id", "d4");

		Path file = this.folder.resolve("src/main/java/db/revision/Rd4_merge_heads.java");
		assertThat(result).isEqualTo(new CommandResult(0, "Generating " + file + " ...  done\n", ""));
		assertThat(file).content().contains("downRevision = { \"b2\", \"c3\" }");
	}

	private static CommandResult done(String err) {
		return new CommandResult(0, "", err);
	}

	private List<String> versionRows() {
		return jdbc().queryForList("SELECT version_num FROM migration_version ORDER BY 1", String.class);
	}

	private List<String> tables() {
		return jdbc().queryForList(
				"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'account' ORDER BY 1",
				String.class);
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database.dataSource());
	}

	private CommandResult run(String... command) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), this.scripts.location(),
				"--migration.script-directory=" + this.folder.resolve("src/main/java/db/revision"), "migrate"));
		arguments.addAll(List.of(command));
		return CommandResult.of(Application.class, arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
