package dev.migration.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptDirectoryTests {

	@TempDir
	private Path root;

	@Test
	void writesAFileAndTheDirectoriesAboveIt() throws IOException {
		Path directory = this.root.resolve("src/main/java/db/revision");

		Path file = new ScriptDirectory(directory).write(new RenderedScript("R1.java", "class R1 { } // ä\n"));

		assertThat(file).isEqualTo(directory.resolve("R1.java")).hasContent("class R1 { } // ä\n");
		assertThat(files(directory)).containsExactly("R1.java");
	}

	@Test
	void writesOverNoOtherFile() throws IOException {
		Path file = Files.writeString(this.root.resolve("R1.java"), "mine");

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(this.root).write(new RenderedScript("R1.java", "other")))
			.withMessage("File '" + file + "' exists already; remove it, or use another message or revision id.");
		assertThat(file).hasContent("mine");
		assertThat(files(this.root)).containsExactly("R1.java");
	}

	@Test
	void oneOfThoseThatWriteAtATimeWins() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			for (int round = 0; round < 200; round++) {
				RenderedScript script = new RenderedScript("R" + round + ".java", "");
				CyclicBarrier start = new CyclicBarrier(2);
				Callable<Boolean> writing = () -> {
					start.await();
					return isWritten(script);
				};

				List<Future<Boolean>> results = List.of(threads.submit(writing), threads.submit(writing));

				assertThat(results.get(0).get()).isNotEqualTo(results.get(1).get());
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(files(this.root)).hasSize(200);
	}

	private boolean isWritten(RenderedScript script) {
		try {
			new ScriptDirectory(this.root).write(script);
			return true;
		}
		catch (MigrationException ex) {
			return false;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../R1.java", "a/../../R1.java", "", ".", "/tmp/R1.java" })
	void staysInsideTheDirectory(String name) throws IOException {
		Path directory = Files.createDirectory(this.root.resolve("inside"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(directory).write(new RenderedScript(name, "")))
			.withMessage("File '" + name + "' would lie outside of directory '" + directory
					+ "'; choose a name without '..'.");
		assertThat(files(this.root)).containsExactly("inside");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "./" })
	void workingDirectoryIsADirectoryToo(String directory) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(Path.of(directory)).write(new RenderedScript("pom.xml", "")))
			.withMessage("File 'pom.xml' exists already; remove it, or use another message or revision id.");
	}

	@Test
	void saysThatADirectoryIsAFile() throws IOException {
		Path directory = Files.writeString(this.root.resolve("revision"), "");

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(directory).write(new RenderedScript("R1.java", "")))
			.withMessage("Directory '" + directory
					+ "' is a file; remove it or choose another directory with 'migration.script-directory'.");
	}

	@Test
	void saysThatAFileCannotBeWritten() throws IOException {
		Files.writeString(this.root.resolve("blocked"), "");
		Path directory = this.root.resolve("blocked/revision");

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(directory).write(new RenderedScript("R1.java", "")))
			.withMessageStartingWith("File '" + directory.resolve("R1.java") + "' cannot be written: ")
			.withMessageEndingWith(
					". Check that its directory may be written to, or choose another directory with 'migration.script-directory'.");
	}

	@ParameterizedTest
	@CsvSource({ "src/main/java/db/revision, db.revision", "/srv/app/src/test/java/a, a",
			"src/main/java/../java/db/./x/, db.x", "src/main/java/a/src/main/java/b, b" })
	void knowsThePackageBelowASourceRoot(String directory, String packageName) {
		assertThat(new ScriptDirectory(Path.of(directory)).packageName()).isEqualTo(packageName);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/srv/revisions|Directory '/srv/revisions' is not below a source root such as 'src/main/java', so the package of its classes is unknown; write SQL scripts below 'src/main/resources' or choose another directory with 'migration.script-directory'.
					/srv/src/main/java|Directory '/srv/src/main/java' is not below a source root such as 'src/main/java', so the package of its classes is unknown; write SQL scripts below 'src/main/resources' or choose another directory with 'migration.script-directory'.
					/srv/src/main/java/db-x/new|Directory '/srv/src/main/java/db-x/new' would be the package 'db-x.new', which is no legal name in Java; rename it or choose another directory with 'migration.script-directory'.
					""")
	void refusesADirectoryThatIsNoPackage(String directory, String message) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new ScriptDirectory(Path.of(directory)).packageName())
			.withMessage(message);
	}

	private static List<String> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
