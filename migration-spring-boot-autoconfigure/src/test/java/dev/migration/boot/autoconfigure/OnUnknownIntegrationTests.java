package dev.migration.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.boot.command.CommandProcess;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * Tests for what a start does about a database that a newer version has upgraded.
 */
@ExtendWith(OutputCaptureExtension.class)
class OnUnknownIntegrationTests {

	private static final String ACTION = """
			Start the version of the application that has this revision, or downgrade the database with it before \
			starting this one.""";

	private static final List<String> SETTINGS = List.of("spring.main.banner-mode=off",
			"spring.data.jpa.repositories.enabled=false", "spring.docker.compose.enabled=false",
			"spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName());

	private TestDatabase database;

	private RevisionFolder older;

	private RevisionFolder newer;

	@BeforeEach
	void upgradeByNewerVersion(@TempDir Path directory) throws IOException {
		this.database = TestDatabase.create();
		this.older = new RevisionFolder(Files.createDirectory(directory.resolve("v1"))).with("a1", "",
				"CREATE TABLE book (id integer);", "DROP TABLE book;");
		this.newer = new RevisionFolder(Files.createDirectory(directory.resolve("v2")))
			.with("a1", "", "CREATE TABLE book (id integer);", "DROP TABLE book;")
			.with("b2", "a1", "ALTER TABLE book ADD title text;", "ALTER TABLE book DROP title;");
		start(this.newer);
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void failsUnlessSomethingElseIsSaid(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(this.older));

		assertThat(reported(output))
			.startsWith("Can't locate revision identified by 'b2': the database is at this revision, but there is no"
					+ " script for it; 'b2' (revision b2) was applied at ")
			.contains("; deploy the version that has it, or add the folder of its script to 'migration.locations';"
					+ " 'migration.on-unknown' says what a start of this version does, see 'docs/rollback.md'.")
			.doesNotContain("purge")
			.endsWith("\n\nAction:\n\n" + ACTION + " 'migration.on-unknown=ignore' starts on a database that has"
					+ " everything this version needs, 'migration.on-unknown=downgrade' takes back what is recorded.");
		assertThat(rows()).containsExactly("b2");
	}

	@ParameterizedTest
	@CsvSource({ "upgrade", "require-head", "wait" })
	void startsOnADatabaseThatHasMore(String onStartup, CapturedOutput output) {
		start(this.older, "--migration.on-unknown=ignore", "--migration.on-startup=" + onStartup,
				"--migration.wait-timeout=0s");

		assertThat(output).containsOnlyOnce("Database 'default' is at b2, which this application does not have, and is"
				+ " left as it is, since that builds on a1, which is all that this application needs");
		assertThat(output).doesNotContain("is up to date at b2", "Waiting until");
		assertThat(rows()).containsExactly("b2");
	}

	@ParameterizedTest
	@CsvSource({ "upgrade", "require-head", "wait" })
	void doesNotStartOnADatabaseThatLacksSomething(String onStartup, CapturedOutput output) {
		this.older.with("z1", "a1", "CREATE TABLE z (id integer);", "DROP TABLE z;");

		assertThatException().isThrownBy(() -> start(this.older, "--migration.on-unknown=ignore",
				"--migration.on-startup=" + onStartup, "--migration.wait-timeout=0s"));

		assertThat(reported(output))
			.isEqualTo("Database 'default' is at 'b2', which this application does not have, and"
					+ " this cannot be ignored: revision 'z1' of this application is not applied. Nothing was changed. Upgrade the database with"
					+ " the version that has all of them.\n\nAction:\n\n" + ACTION);
	}

	@Test
	void takesBackWhatIsRecordedAndAppliesItsOwn(CapturedOutput output) {
		this.older.with("z1", "a1", "CREATE TABLE z (id integer);", "DROP TABLE z;");

		start(this.older, "--migration.on-unknown=downgrade");

		assertThat(output)
			.containsSubsequence("WARN", "Database 'default' is at 'b2', which this application does not have; taking"
					+ " back 'b2' by what is recorded in 'public.migration_history', with the tables, columns and rows"
					+ " that only the newer version has", "Running downgrade b2 -> a1")
			.contains("Database 'default' is now at z1; took back 1 revision and applied 1 revision");
		assertThat(rows()).containsExactly("z1");
	}

	@ParameterizedTest
	@CsvSource({ "upgrade,ignore", "require-head,ignore", "wait,ignore", "upgrade,downgrade" })
	void scriptsOfWhatStaysAreComparedAsEver(String onStartup, String onUnknown, CapturedOutput output) {
		this.older.with("a1", "", "CREATE TABLE book (id bigint);", "DROP TABLE book;");

		assertThatException().isThrownBy(
				() -> start(this.older, "--migration.on-unknown=" + onUnknown, "--migration.on-startup=" + onStartup));

		assertThat(reported(output)).startsWith("Revision 'a1' was edited after it was applied to database 'default'");
		assertThat(rows()).containsExactly("b2");
	}

	@Test
	void saysWhatIsInTheWay(CapturedOutput output) {
		new JdbcTemplate(this.database.dataSource())
			.execute("UPDATE migration_history SET downgrade = '17:DROP TABLE secret\n' WHERE revision = 'b2'");

		assertThatException().isThrownBy(() -> start(this.older, "--migration.on-unknown=downgrade"));

		assertThat(reported(output))
			.startsWith("Database 'default' is at 'b2', which this application does not have, and"
					+ " it is not downgraded: what the history says about revision 'b2' is not what was recorded: its hash"
					+ " does not fit. Nothing was changed. ")
			.endsWith("\n\nAction:\n\n" + ACTION);
	}

	@Test
	void failureOfTheWayBackIsNobodysScript(CapturedOutput output) {
		new JdbcTemplate(this.database.dataSource()).execute("CREATE VIEW titles AS SELECT title FROM book");

		assertThatException().isThrownBy(() -> start(this.older, "--migration.on-unknown=downgrade"));

		assertThat(reported(output)).startsWith("Revision 'b2' failed on downgrade of database 'default'. ")
			.endsWith(
					"\n\nAction:\n\nPut right what the statement stumbled over and start again, or start the version of"
							+ " the application that has revision 'b2'.");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void wayBackThatWasKilledIsGoneToItsEndOrTakenBack(boolean newerVersion, @TempDir Path directory) throws Exception {
		this.newer.with("c3", "b2", "CREATE TABLE shelf (id integer);", "DROP TABLE shelf;");
		start(this.newer);
		try (Connection reader = this.database.dataSource().getConnection();
				Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("LOCK TABLE book IN ACCESS SHARE MODE");
			Process killed = startProcess(directory.resolve("output.txt"), "--migration.on-unknown=downgrade");
			while (!rows().equals(List.of("b2"))) {
				assertThat(killed.isAlive()).as(() -> contentOf(directory.resolve("output.txt").toFile())).isTrue();
			}
			killed.destroyForcibly().waitFor();
			reader.rollback();
		}

		if (newerVersion) {
			start(this.newer);
		}
		else {
			start(this.older, "--migration.on-unknown=downgrade");
		}

		assertThat(rows()).containsExactly(newerVersion ? "c3" : "a1");
		assertThat(CatalogDump.of(this.database.dataSource(), "public"))
			.isEqualTo(undisturbed(newerVersion ? this.newer : this.older));
	}

	/**
	 * Return what a new database has after a start.
	 */
	private static String undisturbed(RevisionFolder revisions) {
		try (TestDatabase other = TestDatabase.create()) {
			start(other, revisions);
			return CatalogDump.of(other.dataSource(), "public");
		}
	}

	private Process startProcess(Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-Dkind=ordinary", "-cp", System.getProperty("java.class.path"), CommandProcess.class.getName()));
		command.addAll(List.of(arguments(this.database, this.older, arguments)));
		command.add("--spring.main.web-application-type=none");
		command.addAll(SETTINGS.stream().map((setting) -> "--" + setting).toList());
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	@ParameterizedTest
	@CsvSource({ "require-head", "wait" })
	void startsThatChangeNothingTakeNothingBack(String onStartup, CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> start(this.older, "--migration.on-unknown=downgrade", "--migration.on-startup=" + onStartup));

		assertThat(reported(output))
			.startsWith("Invalid value 'downgrade' for configuration property 'migration.on-unknown'")
			.contains("With 'on-startup=" + onStartup + "' a start changes nothing; write 'ignore' or 'fail'.");
	}

	@Test
	void databaseThatCannotGoBackIsNamedAtOnce(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(this.older, "--migration.on-unknown=downgrade",
				"--spring.datasource.url=jdbc:h2:mem:on-unknown"));

		assertThat(reported(output))
			.startsWith("Invalid value 'downgrade' for configuration property 'migration.on-unknown'")
			.contains("That needs PostgreSQL, which takes back what fails and tells who may write the history; database"
					+ " 'default' is h2. Write 'ignore' or 'fail'.");
	}

	private void start(RevisionFolder revisions, String... arguments) {
		start(this.database, revisions, arguments);
	}

	private static void start(TestDatabase database, RevisionFolder revisions, String... arguments) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(SETTINGS.toArray(String[]::new))
			.run(arguments(database, revisions, arguments))
			.close();
	}

	private static String[] arguments(TestDatabase database, RevisionFolder revisions, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--migration.locations=" + revisions.location(),
				"--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password()));
		if (Stream.of(more).noneMatch((argument) -> argument.startsWith("--spring.datasource.url="))) {
			arguments.add("--spring.datasource.url=" + database.url());
		}
		arguments.addAll(List.of(more));
		return arguments.toArray(String[]::new);
	}

	private static String reported(CapturedOutput output) {
		String start = "APPLICATION FAILED TO START\n***************************\n\nDescription:\n\n";
		assertThat(output).contains(start).doesNotContain("\tat ");
		return output.toString().substring(output.toString().indexOf(start) + start.length()).strip();
	}

	private List<String> rows() {
		return new JdbcTemplate(this.database.dataSource()).queryForList("SELECT version_num FROM migration_version",
				String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
