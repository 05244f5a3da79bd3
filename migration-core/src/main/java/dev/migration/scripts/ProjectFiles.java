package dev.migration.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Directories and files that are written together: what is there is kept, and if one of
 * them cannot be written, none is.
 */
final class ProjectFiles {

	private final Path root;

	private final Set<Path> directories = new LinkedHashSet<>();

	private final Map<Path, String> files = new LinkedHashMap<>();

	private final Deque<Path> created = new ArrayDeque<>();

	ProjectFiles(Path root) {
		this.root = root.toAbsolutePath().normalize();
	}

	void directory(Path directory) {
		this.directories.add(this.root.resolve(directory));
	}

	void file(Path file, String text) {
		this.files.put(this.root.resolve(file), text);
	}

	List<InitializedFile> write() {
		this.directories.forEach(this::requireNoFile);
		this.files.keySet().forEach(this::requireNoDirectory);
		List<InitializedFile> written = new ArrayList<>();
		try {
			for (Path directory : this.directories) {
				written.add(new InitializedFile(directory, true, createDirectory(directory)));
			}
			for (Map.Entry<Path, String> file : this.files.entrySet()) {
				written.add(new InitializedFile(file.getKey(), false, createFile(file.getKey(), file.getValue())));
			}
			return written;
		}
		catch (IOException ex) {
			removeCreated(ex);
			throw new MigrationException(
					"Directory '" + this.root + "' cannot be written to: " + ex.getClass().getSimpleName() + ", "
							+ ex.getMessage() + ". Nothing was left there; check its rights.",
					ex);
		}
	}

	private void requireNoFile(Path directory) {
		for (Path path = directory; path != null && !path.equals(this.root); path = path.getParent()) {
			if (Files.exists(path) && !Files.isDirectory(path)) {
				throw new MigrationException(
						"'" + path + "' is a file where a directory is needed; remove it or choose another directory.");
			}
		}
	}

	private void requireNoDirectory(Path file) {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new MigrationException(
					"'" + file + "' is a directory where a file is needed; remove it or choose another directory.");
		}
	}

	private boolean createDirectory(@Nullable Path directory) throws IOException {
		if (directory == null || Files.isDirectory(directory)) {
			return false;
		}
		createDirectory(directory.getParent());
		Files.createDirectory(directory);
		this.created.push(directory);
		return true;
	}

	private boolean createFile(Path file, String text) throws IOException {
		if (Files.exists(file)) {
			return false;
		}
		Files.createFile(file);
		this.created.push(file);
		Files.writeString(file, text, StandardCharsets.UTF_8);
		return true;
	}

	private void removeCreated(IOException reason) {
		for (Path path : this.created) {
			try {
				Files.deleteIfExists(path);
			}
			catch (IOException ex) {
				reason.addSuppressed(ex);
			}
		}
	}

}
