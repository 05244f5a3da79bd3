package dev.migration.boot.command;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.migration.testing.TestDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.FileSystemUtils;

/**
 * A project in a directory of its own, with a database of its own, whose user works on
 * the command line. What has changed is compiled before each command, as the script
 * {@code migrate} does.
 */
final class TutorialProject implements AutoCloseable {

	private static final String DIRECTORY = "/home/you/shop";

	private final Path directory;

	private final List<String> properties;

	private final TestDatabase database = TestDatabase.create();

	private String compiled = "";

	/**
	 * Create an empty project.
	 * @param directory where it is
	 * @param properties settings of the application, in which {@code {project}} stands
	 * for the directory
	 */
	TutorialProject(Path directory, List<String> properties) {
		this.directory = directory;
		this.properties = properties.stream()
			.map((property) -> property.replace("{project}", directory.toString()))
			.toList();
	}

	void write(String file, String text) {
		try {
			Path path = this.directory.resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String read(String file) {
		try {
			return normalize(Files.readString(this.directory.resolve(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run a command and return what a terminal shows, in the order of time.
	 */
	String migrate(List<String> words) {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		int code = run(words, terminal);
		String text = normalize(CommandResult.text(terminal));
		return (code != 0) ? text + "(exit code " + code + ")\n" : text;
	}

	private int run(List<String> words, ByteArrayOutputStream terminal) {
		build();
		try (URLClassLoader classes = new URLClassLoader(new URL[] { target().toUri().toURL() },
				getClass().getClassLoader())) {
			SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes),
					Application.class);
			return CommandResult
				.of(CommandInput.in(this.directory), List.of(application),
						() -> application.run(arguments(words)).close(), terminal, terminal)
				.code();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String[] arguments(List<String> words) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), "--HOSTNAME=build-server",
				"--spring.application.version=1.4.2",
				// Pools of other tests complain of servers that are gone
				"--logging.level.com.zaxxer.hikari=off"));
		if (this.properties.stream().noneMatch((property) -> property.startsWith("--migration.script-directory"))) {
			arguments.add("--migration.script-directory=" + this.directory.resolve("src/main/java/db/revision"));
		}
		arguments.addAll(this.properties);
		arguments.add("migrate");
		words.forEach((word) -> arguments.add(word.replace(DIRECTORY, this.directory.toString())));
		return arguments.toArray(String[]::new);
	}

	private void build() {
		try {
			StringBuilder state = new StringBuilder();
			List<Path> sources = files("src/main/java");
			for (Path source : sources) {
				state.append(source).append(Files.readString(source));
			}
			if (!this.compiled.contentEquals(state)) {
				FileSystemUtils.deleteRecursively(target());
				Files.createDirectories(target());
				compile(sources.stream().map(Path::toString).filter((name) -> name.endsWith(".java")).toList());
				this.compiled = state.toString();
			}
			Files.createDirectories(target());
			Path resources = this.directory.resolve("src/main/resources");
			if (Files.exists(resources)) {
				FileSystemUtils.copyRecursively(resources, target());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void compile(List<String> sources) {
		List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-parameters", "-d",
				target().toString(), "-cp", System.getProperty("java.class.path")));
		options.addAll(sources);
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		int code = sources.isEmpty() ? 0
				: ToolProvider.getSystemJavaCompiler().run(null, messages, messages, options.toArray(String[]::new));
		if (code != 0) {
			throw new AssertionError(CommandResult.text(messages));
		}
	}

	private List<Path> files(String folder) throws IOException {
		Path root = this.directory.resolve(folder);
		if (!Files.exists(root)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
		}
	}

	private Path target() {
		return this.directory.resolve("target" + File.separator + "classes");
	}

	/**
	 * Replace what differs from run to run.
	 */
	private String normalize(String text) {
		return text.replace(this.directory.toString(), DIRECTORY)
			.replace(this.database.url(), "jdbc:postgresql://localhost:5432/shop")
			.replaceAll("\\d{4}-\\d\\d-\\d\\d(?<space>[T ])\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(?<zone>Z|\\+00)",
					"2026-11-20${space}23:29:18${zone}")
			.replaceAll("PostgreSQL \\d+\\.\\d+", "PostgreSQL 18.6")
			.replaceAll("\"durationMillis\":\\d+", "\"durationMillis\":12");
	}

	@Override
	public void close() {
		this.database.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("shop")
	static class Application {

	}

}
