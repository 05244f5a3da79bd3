package dev.migration.boot.actuate;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.migration.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with the endpoint in a process of its own, with libraries that would
 * change the applications of all other tests.
 */
final class EndpointProcess implements AutoCloseable {

	private final Process process;

	private final String base;

	private EndpointProcess(Process process, String base) {
		this.process = process;
		this.base = base;
	}

	/**
	 * Start the application.
	 * @param jars the folder of the libraries, which Maven copies
	 * @param database its database
	 * @param errors where its errors are written
	 * @param properties further properties
	 */
	static EndpointProcess start(Path jars, TestDatabase database, Path errors, String... properties)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", classPath(jars), EndpointApplication.class.getName()));
		command.addAll(List.of("--server.port=0", "--management.endpoints.web.exposure.include=*",
				"--management.endpoint.migrations.access=unrestricted", "--spring.docker.compose.enabled=false",
				"--spring.data.jpa.repositories.enabled=false", "--migration.on-startup=none",
				"--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password()));
		Stream.of(properties).map("--"::concat).forEach(command::add);
		Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		String port = port(process.inputReader(StandardCharsets.UTF_8), errors);
		return new EndpointProcess(process, "http://localhost:" + port);
	}

	private static String classPath(Path jars) throws IOException {
		assertThat(jars).as("'mvn generate-test-resources' copies the jars").isNotEmptyDirectory();
		List<String> entries = new ArrayList<>(List.of(System.getProperty("java.class.path")));
		try (Stream<Path> files = Files.list(jars)) {
			files.map(Path::toString).sorted().forEach(entries::add);
		}
		return String.join(File.pathSeparator, entries);
	}

	private static String port(BufferedReader output, Path errors) throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			lines.add(line);
			if (line.startsWith("port ")) {
				return line.substring("port ".length());
			}
		}
		throw new IllegalStateException(String.join("\n", lines) + Files.readString(errors));
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
