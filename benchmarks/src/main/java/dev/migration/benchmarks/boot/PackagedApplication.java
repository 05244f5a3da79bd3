package dev.migration.benchmarks.boot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The executable jar of an application with files of its own beside its classes.
 */
final class PackagedApplication {

	private static final Path APPLICATIONS = Path.of("benchmarks", "applications");

	private static final Path DIRECTORY = Path.of("benchmarks", "target", "boot");

	private static final String CLASSES = "BOOT-INF/classes/";

	private PackagedApplication() {
	}

	/**
	 * Write the jar.
	 * @param contestant the tool
	 * @param revisions how many revisions it has
	 * @return the jar
	 */
	static Path write(Contestant contestant, int revisions) throws IOException {
		Path original = APPLICATIONS.resolve(contestant.application()).resolve("target").resolve("application.jar");
		if (!Files.exists(original)) {
			throw new IllegalStateException(
					"There is no '%s'; package the benchmarks, and run them in the root of the project"
						.formatted(original));
		}
		Files.createDirectories(DIRECTORY);
		Path jar = DIRECTORY.resolve("%s-%d.jar".formatted(contestant.name().toLowerCase(Locale.ROOT), revisions));
		try (ZipFile from = new ZipFile(original.toFile());
				OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
				ZipOutputStream to = new ZipOutputStream(file)) {
			Set<String> names = copy(from, to);
			for (Map.Entry<String, byte[]> added : new TreeMap<>(contestant.files(revisions)).entrySet()) {
				addFolders(CLASSES + added.getKey(), names, to);
				to.putNextEntry(new ZipEntry(CLASSES + added.getKey()));
				to.write(added.getValue());
			}
		}
		return jar;
	}

	private static Set<String> copy(ZipFile from, ZipOutputStream to) throws IOException {
		Set<String> names = new HashSet<>();
		for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements();) {
			ZipEntry entry = entries.nextElement();
			ZipEntry copy = new ZipEntry(entry.getName());
			copy.setTime(entry.getTime());
			if (entry.getMethod() == ZipEntry.STORED) {
				// The loader reads jars within the jar in place
				copy.setMethod(ZipEntry.STORED);
				copy.setSize(entry.getSize());
				copy.setCrc(entry.getCrc());
			}
			names.add(entry.getName());
			to.putNextEntry(copy);
			try (InputStream content = from.getInputStream(entry)) {
				content.transferTo(to);
			}
		}
		return names;
	}

	private static void addFolders(String path, Set<String> names, ZipOutputStream to) throws IOException {
		for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
			String folder = path.substring(0, slash + 1);
			if (names.add(folder)) {
				to.putNextEntry(new ZipEntry(folder));
			}
		}
	}

}
