package dev.migration.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for what depends on the process in which revisions are tried out.
 */
class ProofProcessIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void aProcessThatIsToldToEndDropsItsDatabase() throws Exception {
		Path dropped = this.directory.resolve("dropped");
		Process process = start(List.of(), "wait", dropped);
		assumeTrue(process.supportsNormalTermination(), "Windows ends processes without telling them");

		assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("waiting for the end of a file");
		process.destroy();

		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(dropped).hasContent("dropped");
	}

	@Test
	void withoutACompilerTheOperationsAreTriedOut() throws Exception {
		Process process = start(List.of("--limit-modules", "java.se,jdk.unsupported"), "write",
				this.directory.resolve("src/main/java/db/revision"));

		assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
			.startsWith("Proven: up, down and up again on an H2 ")
			.endsWith(" in memory (its operations; there is no Java compiler here that could read the script).");
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	private Process start(List<String> options, String task, Path file) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		command.addAll(
				List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						ProofProcess.class.getName(), task, file.toString()));
		return new ProcessBuilder(command).redirectError(this.directory.resolve("errors").toFile()).start();
	}

}
