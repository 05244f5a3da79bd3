package dev.migration.demo.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.springframework.util.Assert;

/**
 * The class path of the packaged application, to run it with more or less than it comes
 * with.
 *
 * @param entries the class path
 */
record UnpackedDemo(List<Path> entries) {

	static final String MAIN = "dev.migration.demo.DemoApplication";

	private static final String CLASSES = "BOOT-INF/classes/";

	private static final String LIBRARIES = "BOOT-INF/lib/";

	/**
	 * Unpack the application into the build's directory, unless that was done before.
	 */
	static UnpackedDemo get() throws IOException {
		Path jar = Path.of(System.getProperty("demo.jar"));
		Path directory = jar.resolveSibling("unpacked-demo");
		Path complete = directory.resolve("complete-" + Files.getLastModifiedTime(jar).toMillis());
		if (!Files.exists(complete)) {
			delete(directory);
			unpack(jar, directory);
			Files.createFile(complete);
		}
		List<Path> entries = new ArrayList<>(List.of(directory.resolve(CLASSES)));
		try (Stream<Path> libraries = Files.list(directory.resolve(LIBRARIES))) {
			libraries.sorted().forEach(entries::add);
		}
		return new UnpackedDemo(entries);
	}

	private static void delete(Path directory) throws IOException {
		if (Files.exists(directory)) {
			try (Stream<Path> files = Files.walk(directory)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

	private static void unpack(Path jar, Path directory) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				ZipEntry entry = entries.nextElement();
				if (!entry.isDirectory()
						&& (entry.getName().startsWith(CLASSES) || entry.getName().startsWith(LIBRARIES))) {
					Path file = directory.resolve(entry.getName());
					Files.createDirectories(file.getParent());
					try (InputStream content = zip.getInputStream(entry)) {
						Files.copy(content, file);
					}
				}
			}
		}
	}

	Path classes() {
		return this.entries.get(0);
	}

	/**
	 * Return the names of the libraries, such as {@code picocli-4.7.7.jar}.
	 */
	List<String> libraries() {
		return this.entries.subList(1, this.entries.size())
			.stream()
			.map((entry) -> entry.getFileName().toString())
			.toList();
	}

	UnpackedDemo without(Predicate<String> library) {
		return new UnpackedDemo(this.entries.stream()
			.filter((entry) -> entry.equals(classes()) || !library.test(entry.getFileName().toString()))
			.toList());
	}

	/**
	 * Return this class path behind further entries.
	 */
	UnpackedDemo behind(List<Path> further) {
		return new UnpackedDemo(Stream.concat(further.stream(), this.entries.stream()).toList());
	}

	/**
	 * Return this class path in front of further entries.
	 */
	UnpackedDemo before(List<Path> further) {
		return new UnpackedDemo(Stream.concat(this.entries.stream(), further.stream()).toList());
	}

	/**
	 * Return this class path with other classes of the application's own.
	 */
	UnpackedDemo withClasses(Path classes) {
		return new UnpackedDemo(Stream.concat(Stream.of(classes), this.entries.stream().skip(1)).toList());
	}

	/**
	 * Return libraries that the application does not have, which the build puts beside
	 * it.
	 * @param names parts of the names of their files; each one has to be there
	 */
	static List<Path> others(String... names) throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("demo.others")))) {
			List<Path> libraries = files.sorted().toList();
			return Arrays.stream(names).flatMap((name) -> {
				List<Path> matching = libraries.stream()
					.filter((library) -> library.getFileName().toString().contains(name))
					.toList();
				Assert.state(!matching.isEmpty(), () -> "There is no library '" + name + "'");
				return matching.stream();
			}).toList();
		}
	}

	String classPath() {
		return this.entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Return the words that start the application.
	 */
	List<String> java(List<String> options, String... arguments) {
		return javaMain(options, MAIN, arguments);
	}

	/**
	 * Return the words that start another class.
	 */
	List<String> javaMain(List<String> options, String main, String... arguments) {
		List<String> words = new ArrayList<>(DemoProcess.java().subList(0, DemoProcess.java().indexOf("-jar")));
		words.addAll(options);
		words.addAll(List.of("-cp", classPath(), main));
		words.addAll(List.of(arguments));
		return words;
	}

}
