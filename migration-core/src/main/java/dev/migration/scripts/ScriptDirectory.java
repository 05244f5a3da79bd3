package dev.migration.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;

import javax.lang.model.SourceVersion;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * The directory that new scripts are written to.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ScriptDirectory {

	private static final String CHOOSE_ANOTHER = " or choose another directory with 'migration.script-directory'.";

	private final Path directory;

	/**
	 * Create a script directory.
	 * @param directory where it is; need not exist yet
	 */
	public ScriptDirectory(Path directory) {
		this.directory = directory;
	}

	/**
	 * Return where it is.
	 * @return the path as it was given
	 */
	public Path path() {
		return this.directory;
	}

	/**
	 * Return whether a file or folder is in this directory or is it, by its name alone.
	 */
	boolean contains(Path path) {
		return path.toAbsolutePath().normalize().startsWith(absolute());
	}

	private Path absolute() {
		return this.directory.toAbsolutePath().normalize();
	}

	/**
	 * Return whether this is a place for SQL scripts: below a folder of resources such as
	 * {@code src/main/resources}.
	 * @return {@code false} for a place of Java sources
	 */
	public boolean isResources() {
		Path path = absolute();
		for (int i = 0; i + 2 < path.getNameCount(); i++) {
			if (path.subpath(i, i + 3).endsWith(Path.of("src", "main", "resources"))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the package of the Java scripts in this directory: its path below a source
	 * root such as {@code src/main/java}.
	 * @return the name of the package
	 * @throws MigrationException if it is below none or its path is no package
	 */
	public String packageName() {
		Path path = absolute();
		int root = sourceRoot(path);
		if (root < 0 || root == path.getNameCount()) {
			throw new MigrationException("Directory '" + this.directory
					+ "' is not below a source root such as 'src/main/java', so the package of its classes is unknown;"
					+ " write SQL scripts below 'src/main/resources'" + CHOOSE_ANOTHER);
		}
		StringJoiner name = new StringJoiner(".");
		path.subpath(root, path.getNameCount()).forEach((part) -> name.add(part.toString()));
		if (!SourceVersion.isName(name.toString())) {
			throw new MigrationException("Directory '" + this.directory + "' would be the package '" + name
					+ "', which is no legal name in Java; rename it" + CHOOSE_ANOTHER);
		}
		return name.toString();
	}

	private static int sourceRoot(Path path) {
		for (int end = path.getNameCount(); end >= 3; end--) {
			if (path.getName(end - 1).toString().equals("java") && path.getName(end - 3).toString().equals("src")) {
				return end;
			}
		}
		return -1;
	}

	/**
	 * Return the revisions whose sources are here or in a folder below, compiled or not.
	 * @return the revisions in the order of their paths, none if the directory does not
	 * exist yet
	 * @throws MigrationException if the directory cannot be read
	 */
	public List<RevisionFile> revisions() {
		List<RevisionFile> revisions = new ArrayList<>();
		for (Path file : files()) {
			try {
				revisions.addAll(RevisionFile.read(file));
			}
			catch (IOException ex) {
				throw unreadable(ex);
			}
		}
		return revisions;
	}

	private List<Path> files() {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(this.directory, FileVisitOption.FOLLOW_LINKS)) {
			return paths.filter(ScriptDirectory::isScript).sorted().toList();
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
		catch (UncheckedIOException ex) {
			throw unreadable(ex);
		}
	}

	private MigrationException unreadable(Exception cause) {
		return new MigrationException("Directory '" + this.directory + "' cannot be read: " + reason(cause)
				+ "; correct its rights" + CHOOSE_ANOTHER, cause);
	}

	private static boolean isScript(Path file) {
		String name = file.getFileName().toString();
		return Files.isRegularFile(file) && (name.endsWith(".java") || ScriptFile.isSql(name));
	}

	/**
	 * Write a script: wholly or not at all, and never over another file.
	 * @param script the script
	 * @return the path of the new file
	 * @throws MigrationException if there is such a file already or it cannot be written
	 */
	public Path write(RenderedScript script) {
		Path file = this.directory.resolve(script.fileName()).normalize();
		if (!contains(file) || file.toAbsolutePath().normalize().equals(absolute())) {
			throw new MigrationException("File '" + script.fileName() + "' would lie outside of directory '"
					+ this.directory + "'; choose a name without '..'.");
		}
		try {
			Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
			Files.createDirectories(folder);
			write(script.text(), folder.resolve("." + UUID.randomUUID() + ".tmp"), file);
			return file;
		}
		catch (FileAlreadyExistsException ex) {
			throw exists(file, ex);
		}
		catch (IOException ex) {
			throw new MigrationException("File '" + file + "' cannot be written: " + reason(ex)
					+ ". Check that its directory may be written to," + CHOOSE_ANOTHER, ex);
		}
	}

	private static void write(String text, Path temporary, Path file) throws IOException {
		if (Files.exists(file)) {
			throw new FileAlreadyExistsException(file.toString());
		}
		try {
			Files.writeString(temporary, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
			appear(temporary, file);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/**
	 * A second name is given in one step and never over another file, while a move looks
	 * first: two commands at a time could both find the name free.
	 */
	private static void appear(Path temporary, Path file) throws IOException {
		try {
			Files.createLink(file, temporary);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (FileSystemException | UnsupportedOperationException ex) {
			Files.move(temporary, file);
		}
	}

	private static MigrationException exists(Path file, FileAlreadyExistsException cause) {
		boolean blocked = !file.toString().equals(cause.getFile());
		return new MigrationException(
				blocked ? "Directory '" + cause.getFile() + "' is a file; remove it" + CHOOSE_ANOTHER
						: "File '" + file + "' exists already; remove it, or use another message or revision id.",
				cause);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ScriptDirectory that && absolute().equals(that.absolute());
	}

	@Override
	public int hashCode() {
		return absolute().hashCode();
	}

	private static String reason(Exception cause) {
		return cause.getClass().getSimpleName() + ", " + cause.getMessage();
	}

}
