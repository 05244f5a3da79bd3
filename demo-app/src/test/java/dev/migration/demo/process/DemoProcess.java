package dev.migration.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.testing.TestDatabase;

/**
 * Starts programs in a directory, with what they say kept in files there. Settings that
 * the developer's own environment has for the demo do not reach them.
 */
final class DemoProcess {

	private static final List<String> FOREIGN = List.of("POSTGRES_", "MIGRATION_", "SPRING_", "DEMO_",
			"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

	private final Path directory;

	private final Map<String, String> environment = new LinkedHashMap<>();

	DemoProcess(Path directory) {
		this.directory = directory;
	}

	/**
	 * Return the words that start the packaged application.
	 */
	static List<String> java(String... arguments) {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", System.getProperty("demo.jar")));
		words.addAll(List.of(arguments));
		return words;
	}

	DemoProcess with(TestDatabase database) {
		return with("POSTGRES_HOST", database.host()).with("POSTGRES_PORT", String.valueOf(database.port()))
			.with("POSTGRES_DB", database.name())
			.with("POSTGRES_USER", database.user())
			.with("POSTGRES_PASSWORD", database.password());
	}

	DemoProcess with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/**
	 * Run a command of the packaged application.
	 */
	ProcessResult migrate(String... command) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("migrate"));
		arguments.addAll(List.of(command));
		return run(java(arguments.toArray(String[]::new)));
	}

	/**
	 * Run a line of the shell. {@code "$@"} in it is what starts the packaged
	 * application.
	 */
	ProcessResult shell(String line, String... arguments) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of("sh", "-c", line, "sh"));
		words.addAll(java(arguments));
		return run(words);
	}

	ProcessResult run(List<String> words) throws IOException, InterruptedException {
		Process process = start(words);
		process.getOutputStream().close();
		int code = process.waitFor();
		return new ProcessResult(code, Files.readString(out()), Files.readString(err()));
	}

	Process start(List<String> words) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectOutput(out().toFile())
			.redirectError(err().toFile());
		builder.environment().keySet().removeIf((name) -> FOREIGN.stream().anyMatch(name::startsWith));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	Path out() {
		return this.directory.resolve("out.txt");
	}

	Path err() {
		return this.directory.resolve("err.txt");
	}

}
