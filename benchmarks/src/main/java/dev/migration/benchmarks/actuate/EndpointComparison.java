package dev.migration.benchmarks.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.boot.actuate.DatabaseDescriptor;
import dev.migration.boot.actuate.MigrationsDescriptor;
import dev.migration.boot.actuate.MigrationsEndpoint;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/**
 * The endpoint beside one that serialises the same answer, prepared once, in turn over
 * HTTP. Prints times and their ratio.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class EndpointComparison {

	private static final int WARM_UP = 20;

	private final HttpClient client = HttpClient.newHttpClient();

	private final String base;

	private EndpointComparison(String port) {
		this.base = "http://localhost:" + port + "/actuator/";
	}

	/**
	 * Compare.
	 * @param arguments the number of revisions (5000) and of rounds (100), which come
	 * after 20 that warm up
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int revisions = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 5000;
		int rounds = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 100;
		Path folder = write(revisions);
		try (TestDatabase database = TestDatabase.create();
				ConfigurableApplicationContext context = start(database, folder)) {
			new EndpointComparison(context.getEnvironment().getRequiredProperty("local.server.port")).compare(revisions,
					rounds);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static Path write(int revisions) throws IOException {
		Path folder = Files.createTempDirectory("revisions");
		for (int number = 1; number <= revisions; number++) {
			Files.writeString(folder.resolve("r%05d.sql".formatted(number)), """
					-- revision: r%05d
					-- down_revision: %s
					-- create_date: 2026-11-20T23:29:18Z
					-- message: change number %d of the shop

					-- upgrade
					SELECT %d;

					-- downgrade
					SELECT %d;
					""".formatted(number, (number > 1) ? "r%05d".formatted(number - 1) : "", number, number, number));
		}
		return folder;
	}

	private static ConfigurableApplicationContext start(TestDatabase database, Path folder) {
		return new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.dev.migration=warn",
					"management.endpoints.web.exposure.include=*", "spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migration.locations=file:" + folder)
			.run();
	}

	private void compare(int revisions, int rounds) throws IOException, InterruptedException {
		List<Double> prepared = new ArrayList<>();
		List<Double> migrations = new ArrayList<>();
		int length = 0;
		for (int round = 1; round <= WARM_UP + rounds; round++) {
			double first = get("prepared");
			long start = System.nanoTime();
			length = body("migrations").length();
			double second = millis(start);
			if (round > WARM_UP) {
				prepared.add(first);
				migrations.add(second);
			}
		}
		print("%d revisions, %d characters, median: prepared %.1f ms, migrations %.1f ms, ratio %.2f", revisions,
				length, median(prepared), median(migrations), median(migrations) / median(prepared));
	}

	private double get(String path) throws IOException, InterruptedException {
		long start = System.nanoTime();
		body(path);
		return millis(start);
	}

	private static double millis(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	private String body(String path) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(URI.create(this.base + path)).build(),
				BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IllegalStateException("Endpoint '" + path + "' answered " + response.statusCode());
		}
		return response.body();
	}

	@SuppressWarnings("SystemOut")
	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		PreparedEndpoint preparedEndpoint(MigrationsEndpoint endpoint) {
			return new PreparedEndpoint(endpoint);
		}

	}

	/**
	 * Answers what the other endpoint has answered first.
	 */
	@Endpoint(id = "prepared")
	static class PreparedEndpoint {

		private final MigrationsEndpoint endpoint;

		private volatile @Nullable MigrationsDescriptor<DatabaseDescriptor> answer;

		PreparedEndpoint(MigrationsEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@ReadOperation
		MigrationsDescriptor<DatabaseDescriptor> prepared() {
			MigrationsDescriptor<DatabaseDescriptor> known = this.answer;
			if (known == null) {
				known = this.endpoint.migrations(null, null, null, null, null, null, null, null);
				this.answer = known;
			}
			return known;
		}

	}

}
