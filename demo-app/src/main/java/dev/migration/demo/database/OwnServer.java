package dev.migration.demo.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A server that this process starts and stops. It is stopped with the application context
 * or with the process, whichever ends first, and even if the process is asked to end
 * while the server is starting: EmbeddedPostgres itself registers its shutdown hook too
 * late for that.
 */
final class OwnServer implements AutoCloseable {

	private final Path dataDirectory;

	private @Nullable EmbeddedPostgres server;

	private boolean closed;

	private OwnServer(Path dataDirectory) {
		this.dataDirectory = dataDirectory;
	}

	static OwnServer start(Path dataDirectory, Duration timeout) throws IOException {
		OwnServer server = new OwnServer(dataDirectory);
		Runtime.getRuntime().addShutdownHook(new Thread(server::closeWithProcess, "demo-database"));
		server.start(timeout);
		return server;
	}

	private synchronized void start(Duration timeout) throws IOException {
		if (this.closed) {
			throw new IllegalStateException("The process is ending");
		}
		this.server = EmbeddedPostgres.builder()
			.setDataDirectory(this.dataDirectory)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPGStartupWait(timeout)
			// Meant for tests, EmbeddedPostgres prefers speed to keeping data.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("listen_addresses", "localhost")
			// The same order of strings and the same messages on every machine.
			.setLocaleConfig("locale", "C")
			.start();
	}

	synchronized int port() {
		if (this.server == null) {
			throw new IllegalStateException("The server has not started");
		}
		return this.server.getPort();
	}

	@Override
	public synchronized void close() throws IOException {
		this.closed = true;
		if (this.server != null) {
			this.server.close();
		}
	}

	// The start may have failed although the server process is there, or is just slow.
	private synchronized void closeWithProcess() {
		try {
			close();
			if (this.server == null) {
				PostmasterFile.read(this.dataDirectory).ifPresent(PostmasterFile::stop);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The server on '%s' could not be stopped".formatted(this.dataDirectory),
					ex);
		}
	}

}
