package dev.migration.boot.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The {@code POSTGRES_*} variables of an environment.
 */
final class PostgresEnvironment {

	static final String DEFAULT_PORT = "5432";

	private static final String HOST = "POSTGRES_HOST";

	private static final String PORT = "POSTGRES_PORT";

	private static final String DEFAULT_DATABASE = "app";

	private static final String DEFAULT_USER = "postgres";

	private static final Pattern HOST_NAME = Pattern
		.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

	private static final Pattern PORT_NUMBER = Pattern.compile("(?:tcp://.*:)?([0-9]{1,5})/?");

	private final Environment environment;

	PostgresEnvironment(Environment environment) {
		this.environment = environment;
	}

	boolean isPresent() {
		return StringUtils.hasText(this.environment.getProperty(HOST));
	}

	String url() {
		return url(HOST, property(HOST, ""), PORT, property(PORT, DEFAULT_PORT),
				property("POSTGRES_DB", DEFAULT_DATABASE));
	}

	/**
	 * Return the URL of a host that was given otherwise; the environment completes what
	 * is missing.
	 * @param settings what has a host and perhaps a port, which may be a Kubernetes
	 * service link ({@code tcp://host:port}), and a database
	 * @return the JDBC URL
	 */
	String url(DatabaseSettings settings) {
		String host = Objects.requireNonNullElse(settings.connection().getHost(), "");
		String port = settings.connection().getPort();
		String database = settings.connection().getDatabase();
		String name = StringUtils.hasText(database) ? database : property("POSTGRES_DB", DEFAULT_DATABASE);
		return StringUtils.hasText(port) ? url(settings.key("host"), host, settings.key("port"), port, name)
				: url(settings.key("host"), host, PORT, property(PORT, DEFAULT_PORT), name);
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

	private static String url(String hostProperty, String host, String portProperty, String port, String database) {
		return DatabaseAddress.PREFIX + "//" + hostOf(hostProperty, host.strip()) + ":"
				+ portOf(portProperty, port.strip()) + "/"
				+ URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
	}

	// What is wrong is not quoted: somebody may have put a password in front of the host
	private static String hostOf(String property, String host) {
		if (!HOST_NAME.matcher(host).matches()) {
			throw new InvalidConnectionException("The value of '" + property
					+ "' is no host; use a name such as 'db.example.com' or an address, without port, user or scheme.");
		}
		return (host.contains(":") && !host.startsWith("[")) ? "[" + host + "]" : host;
	}

	private static String portOf(String property, String port) {
		Matcher matcher = PORT_NUMBER.matcher(port);
		int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
		if (number < 1 || number > 65535) {
			throw new InvalidConnectionException("The value '" + port + "' of '" + property
					+ "' is no port; use a number such as '5432' or a link such as 'tcp://host:5432'.");
		}
		return String.valueOf(number);
	}

}
