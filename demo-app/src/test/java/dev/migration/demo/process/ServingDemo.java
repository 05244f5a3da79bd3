package dev.migration.demo.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application while it serves requests.
 */
final class ServingDemo implements AutoCloseable {

	private static final Pattern PORT = Pattern
		.compile("Tomcat started on port (\\d+) \\(http\\) with context path '/'");

	private static final long LOOK_MILLIS = 50;

	private final HttpClient client = HttpClient.newHttpClient();

	private final DemoProcess demo;

	private final Process process;

	private int port;

	private ServingDemo(DemoProcess demo, Process process) {
		this.demo = demo;
		this.process = process;
	}

	/**
	 * Start the application and wait until it has started.
	 * @param words what starts it, which has to include {@code --server.port=0}
	 */
	static ServingDemo start(DemoProcess demo, List<String> words) throws IOException, InterruptedException {
		ServingDemo serving = new ServingDemo(demo, demo.start(words));
		serving.awaitStarted();
		return serving;
	}

	private void awaitStarted() throws IOException, InterruptedException {
		awaitSaying("Started Demo");
		Matcher matcher = PORT.matcher(said());
		if (!matcher.find()) {
			close();
			throw new AssertionError("The application does not tell its port:\n" + said());
		}
		this.port = Integer.parseInt(matcher.group(1));
	}

	/**
	 * Wait until it says something.
	 */
	void awaitSaying(String text) throws IOException, InterruptedException {
		while (!said().contains(text)) {
			if (this.process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				throw new AssertionError("The application ended before it said '" + text + "':\n" + said());
			}
		}
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
				BodyHandlers.ofString());
	}

	/**
	 * Return what it said so far.
	 */
	String said() throws IOException {
		return Files.readString(this.demo.out()) + Files.readString(this.demo.err());
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor();
	}

}
