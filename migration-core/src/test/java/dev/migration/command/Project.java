package dev.migration.command;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.migration.runtime.MigrationHistory;
import dev.migration.scripts.ScriptLocations;

/**
 * A user's project on disk: sources that the tool writes to, and what a build makes of
 * them.
 */
final class Project {

	private final Path directory;

	private int builds;

	Project(Path directory) {
		this.directory = directory;
	}

	Path scripts() {
		return this.directory.resolve("src/main/java/db/revision");
	}

	List<Path> files() throws IOException {
		if (!Files.exists(scripts())) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(scripts())) {
			return files.sorted().toList();
		}
	}

	/**
	 * Compile everything anew and load the history from the classes, as a restart does.
	 */
	MigrationHistory build() throws IOException {
		Path classes = Files.createDirectories(this.directory.resolve("classes" + this.builds++));
		List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp",
				System.getProperty("java.class.path"), "-Werror", "-Xlint:all", "-proc:none"));
		files().forEach((file) -> arguments.add(file.toString()));
		if (!files().isEmpty()) {
			int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
			if (result != 0) {
				throw new IllegalStateException("The revisions do not compile");
			}
		}
		URLClassLoader loader = new URLClassLoader(new URL[] { url(classes) }, getClass().getClassLoader());
		return MigrationHistory.load(new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), loader));
	}

	private static URL url(Path path) throws MalformedURLException {
		return path.toUri().toURL();
	}

}
