package dev.migration.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.migration.reliability.ServerDatabase;

/**
 * The packaged application as a server of its own, with a pool of two connections that it
 * migrates by.
 */
final class DemoInstance implements AutoCloseable {

	private static final long LOOK_MILLIS = 20;

	private final DemoProcess demo;

	private final Process process;

	private DemoInstance(DemoProcess demo, Process process) {
		this.demo = demo;
		this.process = process;
	}

	/**
	 * Start the application and do not wait for it.
	 * @param parent a directory in which it gets one
	 * @param name what it is called
	 * @param database the database of the application
	 */
	static DemoInstance start(Path parent, String name, ServerDatabase database) throws IOException {
		DemoProcess demo = new DemoProcess(Files.createDirectories(parent.resolve(name)))
			.with("SPRING_DATASOURCE_URL", database.url() + "?ApplicationName=" + name)
			.with("SPRING_DATASOURCE_USERNAME", database.user())
			.with("SPRING_DATASOURCE_PASSWORD", database.password());
		return new DemoInstance(demo,
				demo.start(DemoProcess.java("--server.port=0", "--spring.datasource.hikari.maximum-pool-size=2")));
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Wait until it answers requests, or ends.
	 * @return whether it answers
	 */
	boolean awaitStarted() throws IOException, InterruptedException {
		while (!isStarted()) {
			if (this.process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				return isStarted();
			}
		}
		return true;
	}

	private boolean isStarted() throws IOException {
		return Files.readString(this.demo.out()).contains("Started Demo");
	}

	/**
	 * Return what it said.
	 */
	String said() throws IOException {
		return Files.readString(this.demo.out()) + Files.readString(this.demo.err());
	}

	/**
	 * End it as {@code kill -9} does.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

}
