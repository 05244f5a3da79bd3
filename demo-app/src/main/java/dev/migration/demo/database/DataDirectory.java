package dev.migration.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * The directory of the demo: the lock stands beside the data, because a new database
 * wants its own directory to be empty.
 */
final class DataDirectory {

	private static final Path SELF = Path.of("/proc/self");

	private final Path directory;

	DataDirectory(Path directory) {
		this.directory = directory.toAbsolutePath().normalize();
	}

	Path path() {
		return this.directory.resolve("data");
	}

	Path lockFile() throws IOException {
		Files.createDirectories(this.directory);
		return this.directory.resolve("lock");
	}

	void requireUsableBy(String major) throws IOException {
		Files.createDirectories(path());
		requireComplete();
		requireMajor(major);
		requireUserThatMayRunServer();
	}

	private void requireComplete() throws IOException {
		// Written by EmbeddedPostgres as soon as initdb has come to its end.
		if (!Files.exists(path().resolve("epg-lock")) && !isEmpty()) {
			throw new DemoDatabaseException(
					"The directory '%s' holds no complete database: its creation was interrupted.".formatted(path()),
					"Delete the directory '%s' and start again.".formatted(path()));
		}
	}

	private boolean isEmpty() throws IOException {
		try (Stream<Path> children = Files.list(path())) {
			return children.findAny().isEmpty();
		}
	}

	private void requireMajor(String major) throws IOException {
		Path file = path().resolve("PG_VERSION");
		if (!Files.exists(file)) {
			return;
		}
		String found = Files.readString(file).trim();
		if (!found.equals(major)) {
			throw new DemoDatabaseException(
					"The database in '%s' was made by PostgreSQL '%s', but the demo comes with PostgreSQL '%s'."
						.formatted(path(), found, major),
					"Delete the directory '%s' or move it away, and start again.".formatted(this.directory));
		}
	}

	private void requireUserThatMayRunServer() throws IOException {
		if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
			throw new DemoDatabaseException(
					"PostgreSQL refuses to run as root, and user namespaces are forbidden on this machine.",
					"Run the demo as another user, or set POSTGRES_HOST to use a server of your own.");
		}
	}

	private boolean isRoot() throws IOException {
		return Files.exists(SELF) && Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
	}

}
