package dev.migration.boot.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands in a process of their own, which really exits.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CommandProcessTests {

	private static final String DATABASE = "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere";

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	@BeforeEach
	void createScripts() {
		this.scripts = new ScriptFolder(this.folder).withLine();
	}

	@Test
	void theProcessExitsWithTheResultOnStandardOutputAlone() throws Exception {
		assertThat(run("application", classPath(), Map.of(), DATABASE, this.scripts.location(), "migrate", "heads"))
			.isEqualTo(new CommandResult(0, "b2 (head)\n", "destroyed\n"));
	}

	@Test
	void theProcessExitsWithTheCodeOfAFailure() throws Exception {
		CommandResult result = run("application", classPath(), Map.of(), DATABASE, this.scripts.location(), "migrate",
				"current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Database 'default' cannot be reached")
			.endsWith("\ndestroyed\n")
			.hasLineCount(2);
	}

	@Test
	void theProcessExitsWithTheCodeOfWrongUsage() throws Exception {
		assertThat(run("application", classPath(), Map.of(), "migrate", "upgrad").code()).isEqualTo(2);
	}

	@Test
	void aCommandComesFromTheEnvironment() throws Exception {
		assertThat(run("application", classPath(), Map.of("MIGRATION_COMMAND", "show 'b2'"), DATABASE,
				this.scripts.location())
			.out()).startsWith("Rev: b2 (head)\n");
	}

	@Test
	void dockerComposeIsStartedForCommandsThatNeedTheDatabase() throws Exception {
		Path compose = Files.writeString(this.folder.resolve("compose.yaml"),
				"services:\n  db:\n    image: postgres\n");
		Map<String, String> noDocker = Map.of("PATH", this.folder.toString());
		String[] arguments = { "--spring.docker.compose.enabled=true", "--spring.docker.compose.file=" + compose,
				DATABASE, this.scripts.location(), "migrate" };

		assertThat(run("application", classPath(), noDocker, with(arguments, "heads")))
			.isEqualTo(new CommandResult(0, "b2 (head)\n", "destroyed\n"));
		assertThat(run("application", classPath(), noDocker, with(arguments, "current")))
			.isEqualTo(new CommandResult(1, "", "FAILED: Unable to start docker process. Is docker correctly installed?"
					+ " To do without Docker Compose, set 'spring.docker.compose.enabled=false'.\n"));
		assertThat(run("application", classPath(), noDocker, with(arguments, "upgrade", "head", "--sql")).out())
			.contains("CREATE TABLE account");
	}

	private static String[] with(String[] arguments, String... command) {
		return Stream.concat(Arrays.stream(arguments), Arrays.stream(command)).toArray(String[]::new);
	}

	@Test
	void whatTheCharsetOfStandardOutputCannotSayIsWrittenInUtf8() throws Exception {
		this.scripts.withScript("c3", "b2", "", "Größe", "", "");

		assertThat(run("application", classPath(), Map.of("LC_ALL", "C"), DATABASE, this.scripts.location(), "migrate",
				"history", "-r", "c3:")
			.out()).isEqualTo("b2 -> c3 (head), Größe\n");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aResultThatCannotBePrintedIsAFailure() throws Exception {
		assertThat(start("application", classPath(), Map.of(), Path.of("/dev/full"), DATABASE, this.scripts.location(),
				"migrate", "heads"))
			.isEqualTo(new CommandResult(1, "",
					"FAILED: Standard output cannot be written; check what it is redirected to.\ndestroyed\n"));
	}

	@Test
	void parentsAreClosedToo() throws Exception {
		assertThat(run("hierarchy", classPath(), Map.of(), DATABASE, this.scripts.location(), "migrate", "heads"))
			.isEqualTo(new CommandResult(0, "b2 (head)\n", "destroyed\n"));
	}

	@Test
	void commandsSayThatPicocliIsMissing() throws Exception {
		assertThat(run("application", classPathWithoutPicocli(), Map.of(), DATABASE, this.scripts.location(), "migrate",
				"heads"))
			.isEqualTo(new CommandResult(1, "", "FAILED: Commands need picocli; add the dependency"
					+ " 'info.picocli:picocli' to the application.\n"));
	}

	@Test
	void applicationsStartWithoutPicocli() throws Exception {
		CommandResult result = run("ordinary", classPathWithoutPicocli(), Map.of(), DATABASE,
				"--migration.on-startup=none", "--spring.data.jpa.repositories.enabled=false",
				"--spring.autoconfigure.exclude="
						+ "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
				"--spring.main.web-application-type=none", "--logging.level.root=off", "--spring.main.banner-mode=off");

		assertThat(result).isEqualTo(new CommandResult(0, "started\n", ""));
	}

	private static String classPath() {
		return System.getProperty("java.class.path");
	}

	private static String classPathWithoutPicocli() {
		return Arrays.stream(classPath().split(File.pathSeparator))
			.filter((entry) -> !entry.contains("picocli"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private CommandResult run(String kind, String classPath, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile(this.folder, "out", null);
		CommandResult result = start(kind, classPath, environment, out, arguments);
		return new CommandResult(result.code(), Files.readString(out, StandardCharsets.UTF_8), result.err());
	}

	private CommandResult start(String kind, String classPath, Map<String, String> environment, Path out,
			String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Dkind=" + kind, "-cp", classPath, CommandProcess.class.getName()));
		command.addAll(List.of(arguments));
		Path err = Files.createTempFile(this.folder, "err", null);
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("SPRING_DOCKER_COMPOSE_ENABLED", "false");
		builder.environment().putAll(environment);
		int code = builder.start().waitFor();
		return new CommandResult(code, "", Files.readString(err, StandardCharsets.UTF_8));
	}

}
