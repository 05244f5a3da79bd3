package dev.migration.demo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL server that the demo brings along. Its data directory survives restarts;
 * a demo that finds the server of another demo running joins it, and only the demo that
 * started the server stops it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DemoDatabase implements JdbcConnectionDetails, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DemoDatabase.class);

	private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

	private final int port;

	private final @Nullable OwnServer started;

	private DemoDatabase(int port, @Nullable OwnServer started) {
		this.port = port;
		this.started = started;
	}

	/**
	 * Join the server that runs on a directory, or start one.
	 * @param directory where the database is kept; it is created when it is missing
	 * @param major the major version of the server that the demo comes with
	 * @return the database
	 * @throws DemoDatabaseException if no server can run on that directory
	 */
	public static DemoDatabase open(Path directory, String major) {
		DataDirectory dataDirectory = new DataDirectory(directory);
		try (DirectoryLock lock = DirectoryLock.acquire(dataDirectory.lockFile(), START_TIMEOUT)) {
			Optional<Integer> running = new RunningServer(dataDirectory.path(), START_TIMEOUT).findPort();
			if (running.isPresent()) {
				logger.info("Using the PostgreSQL server that already runs on '{}'", dataDirectory.path());
				return new DemoDatabase(running.get(), null);
			}
			dataDirectory.requireUsableBy(major);
			return start(dataDirectory.path());
		}
		catch (IOException | UncheckedIOException ex) {
			throw new DemoDatabaseException("The directory '%s' cannot be used: %s".formatted(directory, ex),
					"Make the directory writable, or choose another one with 'demo.database.directory', "
							+ "or set POSTGRES_HOST to use a server of your own.",
					ex);
		}
	}

	private static DemoDatabase start(Path path) {
		try {
			OwnServer server = OwnServer.start(path, START_TIMEOUT);
			logger.info("Started PostgreSQL on port {} with its data in '{}'", server.port(), path);
			return new DemoDatabase(server.port(), server);
		}
		catch (IOException | IllegalStateException ex) {
			throw new DemoDatabaseException(
					"The PostgreSQL server on '%s' did not start: %s".formatted(path, ex.getMessage()),
					"Set 'logging.level.io.zonky.test.db.postgres' to 'info' to see what the server says, "
							+ "or set POSTGRES_HOST to use a server of your own.",
					ex);
		}
	}

	@Override
	public String getJdbcUrl() {
		return url(this.port);
	}

	@Override
	public String getUsername() {
		return "postgres";
	}

	@Override
	public String getPassword() {
		return "postgres";
	}

	@Override
	public void close() throws IOException {
		if (this.started != null) {
			this.started.close();
		}
	}

	static String url(int port) {
		return "jdbc:postgresql://localhost:%d/postgres".formatted(port);
	}

}
