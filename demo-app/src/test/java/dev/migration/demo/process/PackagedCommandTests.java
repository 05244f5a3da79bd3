package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of the packaged application that need no database.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PackagedCommandTests {

	private static final String HISTORY = """
			daa952273b70 -> 31b50bef6bd6 (head), split the customer's name
			c8bba9a0567e -> daa952273b70, add reviews and payments
			7dfd0ad1aa3a -> c8bba9a0567e, add customers, orders and stock
			<base> -> 7dfd0ad1aa3a, create the catalogue
			""";

	@TempDir
	private Path directory;

	@Test
	void versionIsThatOfTheLibrary() throws Exception {
		assertThat(demo().migrate("--version"))
			.isEqualTo(new ProcessResult(0, "migrate " + System.getProperty("demo.version") + "\n", ""));
	}

	@Test
	void helpNamesEveryCommand() throws Exception {
		ProcessResult result = demo().migrate("--help");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("Usage: migrate ");
		assertThat(result.out().lines().map(String::strip).map((line) -> line.split("[ ,]")[0])).contains("branches",
				"check", "current", "downgrade", "ensure-version", "heads", "history", "merge", "revision", "show",
				"stamp", "upgrade");
	}

	@Test
	void unknownCommandIsWrongUsage() throws Exception {
		ProcessResult result = demo().migrate("upgrad");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: There is no command 'upgrad'; did you mean 'upgrade'?\n");
	}

	@Test
	void headsAreKnownWithoutAServer() throws Exception {
		assertThat(demo().migrate("heads")).isEqualTo(new ProcessResult(0, "31b50bef6bd6 (head)\n", ""));
		assertThat(filesBesideTheResult()).isEmpty();
	}

	@Test
	void commandOfTheEnvironmentIsRun() throws Exception {
		assertThat(demo().with("MIGRATION_COMMAND", "history -r 'base:head'").run(DemoProcess.java()))
			.isEqualTo(new ProcessResult(0, HISTORY, ""));
	}

	@Test
	void unknownRevisionFails() throws Exception {
		ProcessResult result = demo().migrate("show", "deadbeef");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains("'deadbeef'").hasLineCount(1);
	}

	@Test
	void packagedApplicationRefusesToWriteRevisions() throws Exception {
		assertThat(demo().migrate("revision", "-m", "too late")).isEqualTo(new ProcessResult(2, "",
				"FAILED: There is no 'src/main/java' here to write a revision to; run the command in the project's"
						+ " directory or set 'migration.script-directory'.\n"));
		assertThat(filesBesideTheResult()).isEmpty();
	}

	@Test
	void databaseThatIsNotThereFailsInOneSentence() throws Exception {
		ProcessResult result = demo().with("POSTGRES_HOST", "localhost").with("POSTGRES_PORT", "1").migrate("current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Database 'default' cannot be reached: ").hasLineCount(1);
	}

	@Test
	void readerThatHasSeenEnoughStopsNothing() throws Exception {
		assertThat(demo().shell("\"$@\" | head -n 1", "migrate", "history"))
			.isEqualTo(new ProcessResult(0, "daa952273b70 -> 31b50bef6bd6 (head), split the customer's name\n", ""));
	}

	@Test
	void pipeThatIsClosedIsAFailureInOneSentence() throws Exception {
		assertThat(demo().shell("{ \"$@\"; echo $? >code.txt; } | :", "migrate", "history").err())
			.isEqualTo("FAILED: Standard output cannot be written; check what it is redirected to.\n");
		assertThat(this.directory.resolve("code.txt")).hasContent("1");
	}

	private DemoProcess demo() {
		return new DemoProcess(this.directory);
	}

	private Stream<Path> filesBesideTheResult() throws Exception {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> !file.getFileName().toString().endsWith(".txt")).toList().stream();
		}
	}

}
