package dev.migration.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.MigrationException;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * One place where scripts are looked for.
 */
sealed interface ScriptLocation {

	/**
	 * Return the scripts, in the order of their paths.
	 */
	List<ScriptFile> files();

	/**
	 * Read the scripts one after the other, which is faster than to read what
	 * {@link #files()} has returned.
	 */
	default void forEach(Consumer<ScriptFile> reader) {
		files().forEach(reader);
	}

	boolean exists();

	static ScriptLocation of(String location, ClassLoader classLoader) {
		int colon = location.indexOf(':');
		String kind = (colon >= 0) ? location.substring(0, colon) : "classpath";
		String path = location.substring(colon + 1).strip();
		if (path.replace("/", "").isEmpty()) {
			throw new MigrationException("Location '" + location
					+ "' names no folder; write for example 'classpath:db/revision' or 'file:/srv/revisions'.");
		}
		return switch (kind.strip()) {
			case "classpath", "classpath*" -> new OnClassPath(stripSlashes(path), classLoader);
			case "file" -> new InFileSystem(directory(location, path));
			default -> throw new MigrationException(
					"Location '" + location + "' is of an unknown kind; start it with 'classpath:' or 'file:'.");
		};
	}

	private static String stripSlashes(String path) {
		return StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(path, '/'), '/');
	}

	private static Path directory(String location, String path) {
		try {
			return path.startsWith("//") ? Path.of(URI.create("file:" + path)) : Path.of(path);
		}
		catch (IllegalArgumentException ex) {
			throw new MigrationException("Location '" + location + "' is no path: " + ex.getMessage()
					+ ". Write for example 'file:/srv/revisions'.", ex);
		}
	}

	/**
	 * A folder of the class path, in every jar and directory that has it.
	 */
	record OnClassPath(String root, ClassLoader classLoader) implements ScriptLocation {

		@Override
		public List<ScriptFile> files() {
			List<ScriptFile> files = new ArrayList<>();
			forEach(files::add);
			return files;
		}

		@Override
		public void forEach(Consumer<ScriptFile> reader) {
			try {
				Optional<List<String>> known = indexed();
				if (known.isPresent()) {
					find(known.get()).forEach(reader);
				}
				else {
					search(reader);
				}
			}
			catch (IOException ex) {
				throw new MigrationException("Location 'classpath:" + this.root + "' cannot be read: " + ex.getMessage()
						+ ". Check the class path.", ex);
			}
		}

		private Optional<List<String>> indexed() {
			Optional<ScriptIndex> index = ScriptIndex.find(this.classLoader);
			return index.isPresent() ? index.get().below(this.root) : Optional.empty();
		}

		private List<ScriptFile> find(List<String> paths) throws IOException {
			List<ScriptFile> files = new ArrayList<>();
			for (String path : paths) {
				for (URL url : Collections.list(this.classLoader.getResources(path))) {
					files.add(new ScriptFile(path, new UrlResource(url)));
				}
			}
			return files;
		}

		private void search(Consumer<ScriptFile> reader) throws IOException {
			List<ScriptJar> jars = new ArrayList<>();
			try {
				List<ScriptFile> files = searchJars(jars) ? filesOf(jars) : searchAll();
				Collections.sort(files);
				files.forEach(reader);
			}
			finally {
				for (ScriptJar jar : jars) {
					jar.close();
				}
			}
		}

		/**
		 * Open the folder in every jar that has it.
		 * @return whether it is nowhere else
		 */
		private boolean searchJars(List<ScriptJar> jars) throws IOException {
			for (URL folder : Collections.list(this.classLoader.getResources(this.root + "/"))) {
				Optional<ScriptJar> jar = ScriptJar.open(folder);
				if (jar.isEmpty()) {
					return false;
				}
				jars.add(jar.get());
			}
			return true;
		}

		private static List<ScriptFile> filesOf(List<ScriptJar> jars) {
			List<ScriptFile> files = new ArrayList<>();
			for (ScriptJar jar : jars) {
				files.addAll(jar.files());
			}
			return files;
		}

		private List<ScriptFile> searchAll() throws IOException {
			PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(this.classLoader);
			List<ScriptFile> files = new ArrayList<>();
			for (Resource resource : resolver.getResources("classpath*:" + this.root + "/**/*")) {
				ScriptFile file = new ScriptFile(path(resource), resource);
				if (ScriptFile.isScript(file.path())) {
					files.add(file);
				}
			}
			return files;
		}

		/**
		 * A jar need not have entries for its folders.
		 */
		@Override
		public boolean exists() {
			return indexed().isPresent() || this.classLoader.getResource(this.root) != null
					|| this.classLoader.getResource(this.root + "/") != null || !files().isEmpty();
		}

		private String path(Resource resource) {
			try {
				String path = resource.getURI().getPath();
				String address = (path != null) ? path : resource.getURI().getSchemeSpecificPart();
				int start = address.lastIndexOf("/" + this.root + "/");
				return (start >= 0) ? address.substring(start + 1) : address;
			}
			catch (IOException ex) {
				return resource.getDescription();
			}
		}

	}

	/**
	 * A directory outside of the class path.
	 */
	record InFileSystem(Path directory) implements ScriptLocation {

		@Override
		public boolean exists() {
			return Files.isDirectory(this.directory);
		}

		@Override
		public List<ScriptFile> files() {
			if (!Files.isDirectory(this.directory)) {
				return List.of();
			}
			try (Stream<Path> paths = Files.walk(this.directory, FileVisitOption.FOLLOW_LINKS)) {
				return paths.filter((path) -> !Files.isDirectory(path))
					.map((path) -> new ScriptFile(path.toString(), new FileSystemResource(path)))
					.filter((file) -> ScriptFile.isScript(file.path()))
					.sorted(Comparator.comparing(ScriptFile::path))
					.toList();
			}
			catch (IOException | UncheckedIOException ex) {
				throw new MigrationException("Location 'file:" + this.directory + "' cannot be read: " + ex.getMessage()
						+ ". Check that it may be read.", ex);
			}
		}

	}

}
