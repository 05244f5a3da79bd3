package dev.migration.boot.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.util.StringUtils;

/**
 * Turns the options of R2DBC into a JDBC URL. Only PostgreSQL's, with or without a pool.
 */
final class R2dbcConnection implements ReactiveConnection {

	private static final Pattern POSTGRESQL = Pattern.compile("(pool:)?postgres(ql)?(:failover)?");

	private static final String WAY_OUT = "; set 'migration.url' to a JDBC URL of the same database.";

	/**
	 * Options of R2DBC that JDBC has under another name.
	 */
	private static final Map<String, String> PARAMETERS = parameters();

	private final ObjectProvider<R2dbcConnectionDetails> details;

	private final ObjectProvider<ConnectionFactory> factories;

	R2dbcConnection(ObjectProvider<R2dbcConnectionDetails> details, ObjectProvider<ConnectionFactory> factories) {
		this.details = details;
		this.factories = factories;
	}

	private static Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("sslMode", "sslmode");
		parameters.put("sslmode", "sslmode");
		parameters.put("sslRootCert", "sslrootcert");
		parameters.put("sslCert", "sslcert");
		parameters.put("sslKey", "sslkey");
		parameters.put("sslPassword", "sslpassword");
		parameters.put("schema", "currentSchema");
		parameters.put("currentSchema", "currentSchema");
		return parameters;
	}

	@Override
	public @Nullable ConnectionSource find(DatabaseProperties properties) {
		ConnectionFactoryOptions options = options();
		if (options == null) {
			return null;
		}
		boolean otherUser = StringUtils.hasText(properties.getUser());
		return ConnectionSource.of(Kind.REACTIVE, url(options),
				otherUser ? properties.getUser() : text(options, ConnectionFactoryOptions.USER),
				otherUser ? properties.getPassword() : text(options, ConnectionFactoryOptions.PASSWORD));
	}

	private @Nullable ConnectionFactoryOptions options() {
		ConnectionFactory factory = this.factories.getIfUnique();
		if (factory == null && this.details.getIfAvailable() != null) {
			return this.details.getObject().getConnectionFactoryOptions();
		}
		OptionsCapableConnectionFactory capable = (factory != null)
				? OptionsCapableConnectionFactory.unwrapFrom(factory) : null;
		if (capable != null) {
			// The details, with what the properties and customizers of Spring Boot add
			return capable.getOptions();
		}
		if (factory != null) {
			throw new InvalidConnectionException("The R2DBC ConnectionFactory of type '" + factory.getClass().getName()
					+ "' does not tell which database it leads to" + WAY_OUT);
		}
		if (this.factories.stream().findAny().isPresent()) {
			throw new InvalidConnectionException(
					"There are several R2DBC ConnectionFactory beans and none of them is primary" + WAY_OUT);
		}
		return null;
	}

	private static String url(ConnectionFactoryOptions options) {
		requirePostgreSql(options);
		String host = text(options, ConnectionFactoryOptions.HOST);
		String socket = text(options, Option.valueOf("socket"));
		if (host == null || socket != null) {
			throw new InvalidConnectionException("The R2DBC connection names no host" + WAY_OUT);
		}
		String port = text(options, ConnectionFactoryOptions.PORT);
		String database = text(options, ConnectionFactoryOptions.DATABASE);
		String hosts = host.contains(",") ? host : bracketed(host) + ((port != null) ? ":" + port : "");
		Map<String, String> parameters = parameters(options);
		if (host.contains(",")) {
			// A standby could not be migrated
			parameters.put("targetServerType", "primary");
		}
		return DatabaseAddress.PREFIX + "//" + hosts + "/" + ((database != null) ? encoded(database) : "")
				+ query(parameters);
	}

	private static void requirePostgreSql(ConnectionFactoryOptions options) {
		String driver = text(options, ConnectionFactoryOptions.DRIVER);
		String protocol = text(options, ConnectionFactoryOptions.PROTOCOL);
		String kind = StringUtils.hasText(protocol) ? driver + ":" + protocol : String.valueOf(driver);
		if (!POSTGRESQL.matcher(kind).matches()) {
			throw new InvalidConnectionException("The R2DBC connection is one of '" + kind
					+ "', for which there is no JDBC URL of PostgreSQL; set 'migration.url' if another database is to be"
					+ " migrated, or 'migration.enabled=false'.");
		}
	}

	private static Map<String, String> parameters(ConnectionFactoryOptions options) {
		Map<String, String> parameters = new LinkedHashMap<>();
		PARAMETERS.forEach((name, parameter) -> {
			String value = text(options, Option.valueOf(name));
			if (value != null) {
				parameters.putIfAbsent(parameter, value);
			}
		});
		String mode = parameters.computeIfPresent("sslmode", (name, value) -> mode(value));
		boolean ssl = "true".equalsIgnoreCase(text(options, ConnectionFactoryOptions.SSL));
		if (mode == null && ssl) {
			// What the flag alone means to both drivers
			parameters.put("sslmode", "verify-full");
		}
		return parameters;
	}

	// A constant of the driver or its spelling in a URL
	private static String mode(String value) {
		String mode = value.toLowerCase(Locale.ROOT).replace('_', '-');
		if (!List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full").contains(mode)) {
			throw new InvalidConnectionException(
					"The SSL mode '" + value + "' of the R2DBC connection is none of JDBC's" + WAY_OUT);
		}
		return mode;
	}

	private static String query(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
	}

	private static String bracketed(String host) {
		return (host.contains(":") && !host.startsWith("[")) ? "[" + host + "]" : host;
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static @Nullable String text(ConnectionFactoryOptions options, Option<?> option) {
		Object value = options.getValue(option);
		return (value != null) ? value.toString() : null;
	}

}
