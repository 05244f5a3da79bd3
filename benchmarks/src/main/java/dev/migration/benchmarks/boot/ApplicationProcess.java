package dev.migration.benchmarks.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.testing.TestDatabase;

/**
 * Runs packaged applications in processes of their own.
 *
 * @param java the home of the Java runtime
 * @param options what the JVM is told
 */
record ApplicationProcess(Path java, List<String> options) {

	private static final List<String> FOREIGN = List.of("POSTGRES_", "MIGRATION_", "SPRING_", "DEMO_",
			"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

	static ApplicationProcess ordinary() {
		return new ApplicationProcess(Path.of(System.getProperty("java.home")), List.of());
	}

	/**
	 * Return another Java runtime, where one was named.
	 */
	static Optional<ApplicationProcess> newer() {
		String home = System.getProperty("jdk25.home", "");
		return home.isEmpty() ? Optional.empty() : Optional.of(new ApplicationProcess(Path.of(home), List.of()));
	}

	ApplicationProcess with(String... further) {
		List<String> all = new ArrayList<>(this.options);
		all.addAll(List.of(further));
		return new ApplicationProcess(this.java, all);
	}

	/**
	 * Run until the end.
	 * @param jar the application
	 * @param environment variables that it gets beside those of this process
	 * @param arguments its arguments
	 * @return what it has printed
	 * @throws IllegalStateException if it fails
	 */
	String run(Path jar, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		Process process = start(jar, environment, arguments);
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int code = process.waitFor();
		if (code != 0) {
			throw new IllegalStateException("Application '%s' ended with %d:%n%s".formatted(jar, code, text));
		}
		return text;
	}

	/**
	 * Run until something is printed, and end it then.
	 * @return how long that took
	 */
	long nanosUntil(String marker, Path jar, Map<String, String> environment, String... arguments)
			throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process process = start(jar, environment, arguments);
		StringBuilder text = new StringBuilder();
		try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.contains(marker)) {
					return System.nanoTime() - start;
				}
				text.append(line).append('\n');
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		throw new IllegalStateException("Application '%s' has not printed '%s':%n%s".formatted(jar, marker, text));
	}

	private Process start(Path jar, Map<String, String> environment, String... arguments) throws IOException {
		List<String> words = new ArrayList<>(List.of(this.java.resolve("bin").resolve("java").toString()));
		words.addAll(this.options);
		words.addAll(List.of("-jar", jar.toString()));
		words.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> FOREIGN.stream().anyMatch(name::startsWith));
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		return process;
	}

	static Map<String, String> connection(TestDatabase database) {
		return connection(database, database.host() + ":" + database.port());
	}

	static Map<String, String> connection(TestDatabase database, String server) {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://%s/%s".formatted(server, database.name()));
		environment.put("SPRING_DATASOURCE_USERNAME", database.user());
		environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
		return environment;
	}

}
