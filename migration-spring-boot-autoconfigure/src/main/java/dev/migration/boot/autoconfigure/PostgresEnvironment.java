package dev.migration.boot.autoconfigure;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The {@code POSTGRES_*} variables of an environment.
 */
final class PostgresEnvironment {

	static final String HOST = "POSTGRES_HOST";

	private static final String DEFAULT_PORT = "5432";

	private static final String DEFAULT_DATABASE = "app";

	private static final String DEFAULT_USER = "postgres";

	private final Environment environment;

	PostgresEnvironment(Environment environment) {
		this.environment = environment;
	}

	boolean isPresent() {
		return StringUtils.hasText(this.environment.getProperty(HOST));
	}

	String url() {
		return url(property(HOST, "localhost"), null, null);
	}

	/**
	 * Return a URL of which the environment completes what is missing.
	 * @param host the host
	 * @param port the port, a Kubernetes service link ({@code tcp://host:port}) or
	 * {@code null}
	 * @param database the database or {@code null}
	 * @return the JDBC URL
	 */
	String url(String host, @Nullable String port, @Nullable String database) {
		String number = portOf(StringUtils.hasText(port) ? port : property("POSTGRES_PORT", DEFAULT_PORT));
		String name = StringUtils.hasText(database) ? database : property("POSTGRES_DB", DEFAULT_DATABASE);
		return "jdbc:postgresql://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":"
				+ number + "/" + encoded(name);
	}

	String user() {
		return property("POSTGRES_USER", DEFAULT_USER);
	}

	String password() {
		return property("POSTGRES_PASSWORD", "");
	}

	private String property(String name, String defaultValue) {
		String value = this.environment.getProperty(name);
		return StringUtils.hasText(value) ? value : defaultValue;
	}

	private static String portOf(String text) {
		String port = text.startsWith("tcp://") ? String.valueOf(URI.create(text).getPort()) : text;
		if (!port.matches("[0-9]{1,5}")) {
			throw new InvalidConnectionException(
					"'" + text + "' is no port; use a number such as '5432' or a link such as 'tcp://host:5432'.");
		}
		return port;
	}

	private static String encoded(String database) {
		return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
