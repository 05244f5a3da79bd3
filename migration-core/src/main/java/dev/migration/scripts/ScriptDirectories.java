package dev.migration.scripts;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The directories that hold the sources of revisions, Alembic's version locations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ScriptDirectories {

	private final List<ScriptDirectory> directories;

	/**
	 * Create script directories.
	 * @param paths where they are, none for a packaged application; need not exist yet
	 */
	public ScriptDirectories(List<Path> paths) {
		Assert.notNull(paths, "'paths' must not be null");
		this.directories = paths.stream().map(ScriptDirectory::new).distinct().toList();
	}

	/**
	 * Return the directories.
	 * @return the directories in the given order
	 */
	public List<ScriptDirectory> directories() {
		return this.directories;
	}

	/**
	 * Return whether there is none, so that nothing can be written.
	 * @return whether there is no directory
	 */
	public boolean isEmpty() {
		return this.directories.isEmpty();
	}

	/**
	 * Return the revisions whose sources are in the directories or anywhere below,
	 * compiled or not.
	 * @return the files by identifier, in the order of directories and paths
	 * @throws MigrationException if a directory cannot be read
	 */
	public Map<String, Path> revisions() {
		Map<String, Path> revisions = new LinkedHashMap<>();
		files().forEach((file) -> revisions.putIfAbsent(file.id(), file.path()));
		return Collections.unmodifiableMap(revisions);
	}

	/**
	 * Return the sources of all revisions, compiled or not. A file that is reached twice
	 * counts once.
	 * @return the sources in the order of directories and paths
	 * @throws MigrationException if a directory cannot be read
	 */
	public List<RevisionFile> files() {
		Map<String, RevisionFile> files = new LinkedHashMap<>();
		this.directories.stream()
			.flatMap((directory) -> directory.revisions().stream())
			.forEach((file) -> files.putIfAbsent(file.path().toAbsolutePath().normalize() + "@" + file.id(), file));
		return List.copyOf(files.values());
	}

	/**
	 * Find the source of a revision.
	 * @param id the identifier
	 * @return the file, if it is in one of the directories
	 * @throws MigrationException if a directory cannot be read
	 */
	public Optional<Path> find(String id) {
		return Optional.ofNullable(revisions().get(id));
	}

	/**
	 * Choose where a new revision is written to.
	 * @param parents the identifiers of the revisions that it follows, none for a new
	 * base
	 * @param versionPath the directory that the user asks for, which must be one of these
	 * or a folder in one, or {@code null} for that of the first parent
	 * @return the directory
	 * @throws MigrationException if the directory is none of these, or if there are
	 * several and no parent has its source in one of them
	 */
	public ScriptDirectory choose(List<String> parents, @Nullable Path versionPath) {
		if (versionPath != null) {
			return explicit(versionPath);
		}
		if (this.directories.size() == 1) {
			return this.directories.get(0);
		}
		Map<String, Path> revisions = revisions();
		return parents.stream()
			.map(revisions::get)
			.filter(Objects::nonNull)
			.findFirst()
			.flatMap(this::innermost)
			.orElseThrow(() -> new MigrationException(
					"Multiple version locations present, please specify '--version-path': " + quoted() + "."));
	}

	private ScriptDirectory explicit(Path path) {
		if (innermost(path).isEmpty()) {
			throw new MigrationException(
					"Path '" + path + "' is not represented in current version locations; use one of " + quoted()
							+ ", or add it to 'migration.script-directory' and 'migration.locations'.");
		}
		return new ScriptDirectory(path);
	}

	private Optional<ScriptDirectory> innermost(Path path) {
		return this.directories.stream()
			.filter((directory) -> directory.contains(path))
			.reduce((one, other) -> one.contains(other.path()) ? other : one);
	}

	private String quoted() {
		return this.directories.stream()
			.map((directory) -> "'" + directory.path() + "'")
			.collect(Collectors.joining(", "));
	}

}
