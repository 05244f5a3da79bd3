package dev.migration.boot.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.migration.boot.autoconfigure.MigrationCustomizer;
import dev.migration.testing.TestDatabase;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application with a web server and the endpoint.
 */
final class EndpointServer implements AutoCloseable {

	static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private final String base;

	private EndpointServer(ConfigurableApplicationContext context) {
		this.context = context;
		String port = context.getEnvironment()
			.getProperty("local.management.port", context.getEnvironment().getProperty("local.server.port", ""));
		this.base = "http://localhost:" + port;
	}

	static EndpointServer start(TestDatabase database, String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.application.name=shop", "server.port=0",
				"spring.application.version=1.2.3", "management.endpoints.web.exposure.include=migrations,health",
				"spring.main.banner-mode=off", "spring.data.jpa.repositories.enabled=false",
				"spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName(),
				"spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.user(),
				"spring.datasource.password=" + database.password()));
		all.addAll(List.of(properties));
		return new EndpointServer(new SpringApplicationBuilder(Application.class)
			.run(all.stream().map("--"::concat).toArray(String[]::new)));
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	String url(String path) {
		return this.base + path;
	}

	HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	HttpResponse<String> post(String path, String json) {
		return post(path, json, "application/json");
	}

	HttpResponse<String> post(String path, String body, String type) {
		return send(HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		MigrationCustomizer fixedSurroundings() {
			Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
			return (options) -> options.withHost("pod-7").withClock(clock);
		}

	}

}
