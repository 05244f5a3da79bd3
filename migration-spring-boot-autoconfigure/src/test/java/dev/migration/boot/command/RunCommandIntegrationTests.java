package dev.migration.boot.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that change the version rows.
 */
class RunCommandIntegrationTests {

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

	@BeforeEach
	void createShell() {
		this.scripts = new ScriptFolder(this.folder).withBranches();
		this.shell = new CommandShell().withDatabase("default", this.scripts, database.dataSource());
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
