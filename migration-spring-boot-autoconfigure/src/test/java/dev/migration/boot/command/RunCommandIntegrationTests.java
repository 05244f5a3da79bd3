package dev.migration.boot.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that change the version rows.
 */
class RunCommandIntegrationTests {

	private static final String UNKNOWN = """
			FAILED: Can't locate revision identified by 'zzzz': the database is at this revision, but there is no script \
			for it; deploy the version that has it, add the folder of its script to 'migration.locations', or, where the \
			row is a mistake, run 'stamp --purge' with the revision that the database is really at.
			""";

	private static TestDatabase database;

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	private CommandShell shell;

	@BeforeAll
	static void createDatabase() {
		database = TestDatabase.create();
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		((Logger) LoggerFactory.getLogger("dev.migration")).addAppender(this.log);
	}

	@AfterEach
	void listenNoMore() {
		((Logger) LoggerFactory.getLogger("dev.migration")).detachAppender(this.log);
	}

	@BeforeEach
	void createShell() {
		this.scripts = new ScriptFolder(this.folder).withBranches();
		this.shell = new CommandShell().withDatabase("default", this.scripts, database.dataSource());
	}

	@Test
	void theSqlOfTheTablesIsWhatEnsuresThem() {
		CommandResult result = this.shell.run("ensure-version", "--sql");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).contains("BEGIN;\n\nCREATE TABLE IF NOT EXISTS migration_version (")
			.doesNotContain("RAISE EXCEPTION")
			.endsWith("COMMIT;\n\n");
		jdbc().execute(result.out());
		jdbc().execute(result.out());
		assertThat(this.shell.run("upgrade", "a1").code()).isZero();
		jdbc().execute(result.out());
		assertThat(this.shell.run("current").out()).isEqualTo("a1 (branchpoint)\n");
	}

	@Test
	void aRevisionThatIsHalfAppliedIsMentioned() {
		this.scripts.withText("a0", """
				-- revision: a0
				-- down_revision:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: half done

				-- upgrade
				CREATE TABLE half (id bigint);
				INSERT INTO no_such_table VALUES (1);

				-- downgrade
				DROP TABLE half;
				""");
		assertThat(this.shell.run("upgrade", "a0").code()).isEqualTo(1);

		assertThat(this.shell.run("current")).isEqualTo(new CommandResult(0, "",
				"""
						Revision 'a0' is half applied: 1 statement of its upgrade took effect; run the upgrade again, or put the \
						database right by hand and 'stamp' the revision that it is at then.
						"""));
		assertThat(this.shell.run("downgrade", "base")).isEqualTo(new CommandResult(1, "",
				"""
						FAILED: Revision 'a0' is half applied: 1 statement of its upgrade took effect on database 'default'; run \
						the upgrade again, or put the database right by hand and 'stamp' the revision that it is at then.
						"""));
	}

	@Test
	void aRunThatIsUnderWayIsMentioned() throws Exception {
		this.scripts.withText("a0", """
				-- revision: a0
				-- down_revision:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: half done

				-- upgrade
				CREATE TABLE half (id bigint);
				SELECT pg_advisory_xact_lock(4711);

				-- downgrade
				DROP TABLE half;
				""");
		CompletableFuture<CommandResult> run;
		try (Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			connection.createStatement().execute("SELECT pg_advisory_xact_lock(4711)");
			run = CompletableFuture.supplyAsync(() -> this.shell.run("upgrade", "a0"));
			while (jdbc().queryForObject("SELECT count(*) FROM pg_locks WHERE objid = 4711 AND NOT granted",
					Integer.class) == 0) {
				assertThat(run).isNotDone();
			}

			assertThat(this.shell.run("current").err())
				.matches("Revision 'a0' is half applied: 1 statement of its upgrade"
						+ " took effect; run the upgrade again, or put the database right by hand and 'stamp' the revision that"
						+ " it is at then\\.\nA run is under way, which may change this, by process '\\d+' \\(user '.+, active, in"
						+ " a transaction for '\\d+' seconds: SELECT pg_advisory_xact_lock\\(4711\\)\n");
		}

		assertThat(run.get().code()).isZero();
		assertThat(this.shell.run("current")).isEqualTo(new CommandResult(0, "a0 (head)\n", ""));
	}

	@Test
	void aScriptThatCannotGoOnIsMentionedWithTheWayOut() {
		String text = """
				-- revision: a0
				-- down_revision:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: half done

				-- upgrade
				CREATE TABLE half (id bigint);
				INSERT INTO no_such_table VALUES (1);

				-- downgrade
				DROP TABLE half;
				""";
		this.scripts.withText("a0", text);
		assertThat(this.shell.run("upgrade", "a0").code()).isEqualTo(1);
		this.scripts.withText("a0", text.replace("-- transactional: false\n", ""));
		String advice = "its script runs in a transaction now, which cannot go on behind that; let it run without one"
				+ " ('transactional = false'), as before, or put the database right by hand and 'stamp' the revision"
				+ " that it is at then.\n";

		assertThat(this.shell.run("current").err())
			.isEqualTo("Revision 'a0' is half applied: 1 statement of its upgrade took effect; " + advice);
		assertThat(this.shell.run("upgrade", "a0").err())
			.isEqualTo("FAILED: Revision 'a0' is half applied: 1 statement of its upgrade took effect on database"
					+ " 'default'; " + advice);
	}

	@AfterEach
	void emptyDatabase() {
		jdbc().execute("DROP SCHEMA public CASCADE");
		jdbc().execute("CREATE SCHEMA public");
	}

	@Test
	void whatWasRunComesAsJson() {
		assertThat(withoutTime(this.shell.run("upgrade", "b2", "--format", "json"))).isEqualTo("""
				{"current":["b2"],"steps":[{"revision":"a1","direction":"UPGRADE","durationMillis":0},\
				{"revision":"b2","direction":"UPGRADE","durationMillis":0}]}
				""");
		assertThat(withoutTime(this.shell.run("downgrade", "-1", "--format", "json"))).isEqualTo("""
				{"current":["a1"],"steps":[{"revision":"b2","direction":"DOWNGRADE","durationMillis":0}]}
				""");
		assertThat(withoutTime(this.shell.run("stamp", "heads", "--format", "json"))).startsWith("""
				{"current":["b2","c3"],"steps":[{"revision":""");
		assertThat(this.shell.run("upgrade", "heads", "--format", "json").out())
			.isEqualTo("{\"current\":[\"b2\",\"c3\"],\"steps\":[]}\n");
	}

	@Test
	void aDryRunLeavesTheDatabaseAsItIs() {
		assertThat(this.shell.run("upgrade", "b2", "--dry-run")).isEqualTo(new CommandResult(0, "", ""));

		assertThat(messages()).containsExactly("Trying upgrade  -> a1, create account table",
				"Trying upgrade a1 -> b2, add shopping cart",
				"Dry run: 2 revisions ran and were taken back; the database is at 'base', as before.");
		assertThat(withoutTime(this.shell.run("upgrade", "a1", "--dry-run", "--format", "json"))).isEqualTo("""
				{"current":[],"dryRun":true,"steps":[{"revision":"a1","direction":"UPGRADE","durationMillis":0}],\
				"stoppedBefore":null}
				""");
		assertThat(tables()).isEmpty();
	}

	@Test
	void aDryRunSaysWhereItEnds() {
		this.scripts.withText("a0", """
				-- revision: a0
				-- down_revision:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: without a transaction

				-- upgrade
				CREATE TABLE half (id bigint);

				-- downgrade
				DROP TABLE half;
				""");

		assertThat(this.shell.run("upgrade", "a0", "--dry-run", "--format", "json")).isEqualTo(
				new CommandResult(0, "{\"current\":[],\"dryRun\":true,\"steps\":[],\"stoppedBefore\":\"a0\"}\n", ""));

		assertThat(messages()).containsExactly(
				"Revision 'a0' runs without a transaction, so that nothing could take it back; the dry run ends"
						+ " before it.");
	}

	@Test
	void aDryRunOfWhatIsAppliedHasNothingToDo() {
		this.shell.run("upgrade", "a1");

		assertThat(this.shell.run("upgrade", "a1", "--dry-run")).isEqualTo(new CommandResult(0, "", ""));

		assertThat(messages()).endsWith("Nothing to upgrade: the database is at 'a1'.");
	}

	@Test
	void aDryRunOfADowngradeLeavesTheDatabaseAsItIs() {
		this.shell.run("upgrade", "b2");
		List<String> tables = tables();
		this.log.list.clear();

		assertThat(this.shell.run("downgrade", "base", "--dry-run")).isEqualTo(new CommandResult(0, "", ""));
		assertThat(withoutTime(this.shell.run("downgrade", "-1", "--dry-run", "--format", "json"))).isEqualTo("""
				{"current":["b2"],"dryRun":true,"steps":[{"revision":"b2","direction":"DOWNGRADE","durationMillis":0}],\
				"stoppedBefore":null}
				""");
		assertThat(this.shell.run("downgrade", "b2", "--dry-run")).isEqualTo(new CommandResult(0, "", ""));

		assertThat(messages()).containsExactly("Trying downgrade b2 -> a1, add shopping cart",
				"Trying downgrade a1 -> , create account table",
				"Dry run: 2 revisions ran and were taken back; the database is at 'b2', as before.",
				"Trying downgrade b2 -> a1, add shopping cart",
				"Dry run: 1 revision ran and was taken back; the database is at 'b2', as before.",
				"Nothing to downgrade: the database is at 'b2'.");
		assertThat(tables()).isNotEmpty().isEqualTo(tables);
	}

	@ParameterizedTest
	@CsvSource({ "upgrade, a1", "downgrade, a1:base" })
	void sqlAndADryRunExcludeEachOther(String command, String range) {
		CommandResult result = this.shell.run(command, range, "--sql", "--dry-run");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err())
			.contains("'--sql' runs nothing, so there is nothing to try; leave out one of '--sql' and '--dry-run'.\n");
	}

	private List<String> messages() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	@Test
	void theHistoryKeepsTheTag() {
		this.shell.run("upgrade", "a1", "--tag", "release 7");
		this.shell.run("downgrade", "base");
		this.shell.run("stamp", "--tag=by hand", "a1");

		assertThat(jdbc().queryForList("SELECT tag FROM migration_history WHERE event = 'APPLIED' ORDER BY id",
				String.class))
			.containsExactly("release 7", null, "by hand");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					upgrade head             | 1 | Multiple head revisions are present for given argument 'head'
					upgrade zzzz             | 1 | Can't locate revision identified by 'zzzz'
					upgrade nowhere@head     | 1 | Can't locate revision identified by 'nowhere@head'
					upgrade +5               | 1 |
					downgrade -5             | 1 |
					downgrade c3             | 1 | Destination 'c3' is not a valid downgrade target
					stamp head               | 1 | Multiple heads are present
					stamp zzzz               | 1 | Can't locate revision identified by 'zzzz'
					show head                | 1 | Multiple head revisions are present for given argument 'head'
					history -r b2:c3         | 1 | Requested range b2:c3 does not refer to ancestor/descendant revisions along the same branch
					revision -m x            | 1 | Multiple heads are present
					""")
	void whatTheGraphRefusesFailsAndChangesNothing(String command, int code, String message) {
		this.shell.run("upgrade", "b2");

		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: " + ((message != null) ? message : ""))
			.doesNotContain("Exception", "\tat ");
		assertThat(result.code()).as(result.err()).isEqualTo(code);
		assertThat(rows()).containsExactly("b2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			upgrade heads --sql        | INSERT INTO migration_version
			upgrade a1:b2 --sql        | UPDATE migration_version
			downgrade b2:base --sql    | DROP TABLE account
			stamp b2 --sql             | INSERT INTO migration_version
			stamp a1:b2 --sql          | UPDATE migration_version
			stamp a1:b2 c3 --sql       | INSERT INTO migration_version
			""")
	void sqlIsPrintedAndNotRun(String command, String statement) {
		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result.err()).isEmpty();
		assertThat(result.code()).isZero();
		assertThat(result.out()).contains(statement, "COMMIT;");
		assertThat(tables()).isEmpty();
	}

	@Test
	void theMessageInSqlDoesNotTalkToTheTerminal() {
		this.scripts.withScript("d4", "", "", "red \u001b[31m\u009b2J", "SELECT 1;", "");

		assertThat(this.shell.run("upgrade", "d4", "--sql").out())
			.contains("-- Running upgrade  -> d4, red  [31m 2J\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			upgrade a1:   | upgrade a1:heads
			upgrade :b2   | upgrade base:b2
			upgrade :     | upgrade heads
			downgrade b2: | downgrade b2:base
			stamp a1:     | stamp a1:heads
			stamp :b2     | stamp b2
			""")
	void anOpenRangeGoesAsFarAsItCan(String open, String closed) {
		String sql = this.shell.run((open + " --sql").split(" ")).out();

		assertThat(sql).isEqualTo(this.shell.run((closed + " --sql").split(" ")).out()).contains("COMMIT;");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			current
			current -v
			current --format json
			history -i
			history -r :current
			heads
			branches
			upgrade heads --sql
			""")
	void readingCreatesNothing(String command) {
		assertThat(this.shell.run(command.split(" ")).code()).isZero();

		assertThat(tables()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			upgrade heads
			downgrade base
			downgrade -1
			stamp a1
			history -i
			history -r current:
			show current
			edit current
			""")
	void aRowWithoutAScriptIsExplainedByEveryCommand(String command) {
		this.shell.run("upgrade", "b2");
		jdbc().update("UPDATE migration_version SET version_num = 'zzzz'");

		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result).isEqualTo(new CommandResult(1, "", UNKNOWN));
		assertThat(rows()).containsExactly("zzzz");
	}

	@Test
	void currentListsWhatIsKnownBesideARowWithoutAScript() {
		this.shell.run("upgrade", "heads");
		jdbc().update("UPDATE migration_version SET version_num = 'zzzz' WHERE version_num = 'c3'");

		assertThat(this.shell.run("current", "--check-heads"))
			.isEqualTo(new CommandResult(1, "b2 (head)\nzzzz (unknown)\n", UNKNOWN));
		assertThat(this.shell.run("current", "--format", "json").out())
			.startsWith("{\"current\":[\"b2\"],\"unknown\":[\"zzzz\"],\"revisions\":[{\"id\":\"b2\",");
		CommandResult purged = this.shell.run("stamp", "--purge", "b2");
		assertThat(purged.code()).isZero();
		assertThat(purged.out()).isEmpty();
		assertThat(rows()).containsExactly("b2");
	}

	@Test
	void nothingIsCurrentInAnEmptyDatabase() {
		assertThat(this.shell.run("current")).isEqualTo(new CommandResult(0, "", ""));
		assertThat(this.shell.run("show", "current")).isEqualTo(new CommandResult(0, "", ""));
		assertThat(this.shell.run("edit", "current"))
			.isEqualTo(new CommandResult(1, "", "FAILED: No current revisions; nothing is applied.\n"));
		assertThat(this.shell.run("current", "-c")).isEqualTo(new CommandResult(3, "",
				"FAILED: Database is not on all head revisions; run 'migrate upgrade heads'.\n"));
	}

	@Test
	void scriptsReadArgumentsAndTag() {
		CommandShell other = new CommandShell().withDatabase("default",
				"classpath:dev/migration/boot/command/arguments", database.dataSource());

		assertThat(other.run("-x", "data=yes", "upgrade", "-x", "data=a=b", "head", "-x", "flag", "--tag", "v7").code())
			.isZero();
		assertThat(tables()).contains("data is a=b in v7", "flag is  in v7");
		assertThat(other.run("upgrade", "head", "--sql", "-x", "data=no").out())
			.contains("CREATE TABLE \"data is no in null\" ();");
		assertThat(other.run("downgrade", "base", "-x", "flag", "--tag", "v7").code()).isZero();
		assertThat(tables()).contains("data is a=b in v7").doesNotContain("flag is  in v7");
	}

	private static String withoutTime(CommandResult result) {
		assertThat(result.err()).isEmpty();
		assertThat(result.code()).isZero();
		return result.out().replaceAll("\"durationMillis\":\\d+", "\"durationMillis\":0");
	}

	private static List<String> rows() {
		return jdbc().queryForList("SELECT version_num FROM migration_version ORDER BY 1", String.class);
	}

	private static List<String> tables() {
		return jdbc().queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class);
	}

	private static JdbcTemplate jdbc() {
		return new JdbcTemplate(database.dataSource());
	}

}
