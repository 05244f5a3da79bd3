package dev.migration.boot.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The options of an R2DBC connection as a JDBC URL, as far as JDBC can do the same.
 */
enum R2dbcUrl {

	/**
	 * PostgreSQL, with the hosts of a failover.
	 */
	POSTGRESQL("postgres(ql)?(:failover)?", "jdbc:postgresql:", postgreSqlParameters(), "sslmode", "verify-full",
			List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),

	/**
	 * MariaDB.
	 */
	MARIADB("mariadb", "jdbc:mariadb:", Map.of("sslMode", "sslMode"), "sslMode", "verify-full",
			List.of("disable", "trust", "verify-ca", "verify-full")),

	/**
	 * MySQL.
	 */
	MYSQL("mysql", "jdbc:mysql:", Map.of("sslMode", "sslMode"), "sslMode", "REQUIRED",
			List.of("DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY")),

	/**
	 * H2, in memory, in a file or behind a server.
	 */
	H2("h2:(mem|file|tcp|ssl)", "jdbc:h2:", Map.of(), "", "", List.of()) {

		@Override
		String of(ConnectionFactoryOptions options) {
			String protocol = protocol(options);
			String host = text(options, ConnectionFactoryOptions.HOST);
			String port = text(options, ConnectionFactoryOptions.PORT);
			String database = text(options, ConnectionFactoryOptions.DATABASE);
			String settings = text(options, Option.valueOf("options"));
			if (database == null) {
				throw new InvalidConnectionException("The R2DBC connection names no database" + WAY_OUT);
			}
			String server = (host != null && !protocol.equals("mem") && !protocol.equals("file"))
					? "//" + host + ((port != null) ? ":" + port : "") + "/" : "";
			return "jdbc:h2:" + protocol + ":" + server + database
					+ (StringUtils.hasText(settings) ? ";" + settings : "");
		}

	};

	static final String WAY_OUT = "; set 'migration.url' to a JDBC URL of the same database.";

	private final Pattern kind;

	private final String prefix;

	/**
	 * Options of R2DBC that JDBC has too, perhaps under another name.
	 */
	private final Map<String, String> parameters;

	private final String sslMode;

	/**
	 * What the flag alone means to both drivers.
	 */
	private final String strictSslMode;

	private final List<String> sslModes;

	R2dbcUrl(String kind, String prefix, Map<String, String> parameters, String sslMode, String strictSslMode,
			List<String> sslModes) {
		this.kind = Pattern.compile("(pool:)?" + kind);
		this.prefix = prefix;
		this.parameters = parameters;
		this.sslMode = sslMode;
		this.strictSslMode = strictSslMode;
		this.sslModes = sslModes;
	}

	private static Map<String, String> postgreSqlParameters() {
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

	/**
	 * Return the JDBC URL of the database that a connection leads to.
	 * @throws InvalidConnectionException if JDBC cannot have the same connection
	 */
	static String jdbc(ConnectionFactoryOptions options) {
		String driver = text(options, ConnectionFactoryOptions.DRIVER);
		String protocol = text(options, ConnectionFactoryOptions.PROTOCOL);
		String kind = StringUtils.hasText(protocol) ? driver + ":" + protocol : String.valueOf(driver);
		for (R2dbcUrl url : values()) {
			if (url.kind.matcher(kind).matches()) {
				return url.of(options);
			}
		}
		throw new InvalidConnectionException("The R2DBC connection is one of '" + kind
				+ "', for which there is no JDBC URL of a supported database; set 'migration.url' if another database"
				+ " is to be migrated, or 'migration.enabled=false'.");
	}

	String of(ConnectionFactoryOptions options) {
		String host = text(options, ConnectionFactoryOptions.HOST);
		String socket = text(options, Option.valueOf("socket"));
		if (host == null || socket != null) {
			throw new InvalidConnectionException("The R2DBC connection names no host" + WAY_OUT);
		}
		String port = text(options, ConnectionFactoryOptions.PORT);
		String database = text(options, ConnectionFactoryOptions.DATABASE);
		String hosts = host.contains(",") ? host : bracketed(host) + ((port != null) ? ":" + port : "");
		Map<String, String> query = parameters(options);
		if (host.contains(",") && this == POSTGRESQL) {
			// A standby could not be migrated
			query.put("targetServerType", "primary");
		}
		return this.prefix + "//" + hosts + "/" + ((database != null) ? encoded(database) : "") + query(query);
	}

	private Map<String, String> parameters(ConnectionFactoryOptions options) {
		Map<String, String> query = new LinkedHashMap<>();
		this.parameters.forEach((name, parameter) -> {
			String value = text(options, Option.valueOf(name));
			if (value != null) {
				query.putIfAbsent(parameter, value);
			}
		});
		String mode = query.computeIfPresent(this.sslMode, (name, value) -> mode(value));
		boolean ssl = "true".equalsIgnoreCase(text(options, ConnectionFactoryOptions.SSL));
		if (mode == null && ssl) {
			query.put(this.sslMode, this.strictSslMode);
		}
		return query;
	}

	// A constant of the driver or its spelling in a URL
	private String mode(String value) {
		String mode = value.toLowerCase(Locale.ROOT).replace('_', '-');
		return this.sslModes.stream()
			.filter((known) -> known.toLowerCase(Locale.ROOT).replace('_', '-').equals(mode))
			.findFirst()
			.orElseThrow(() -> new InvalidConnectionException(
					"The SSL mode '" + value + "' of the R2DBC connection is none of JDBC's" + WAY_OUT));
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

	// A pool has the driver's name in front of its protocol
	private static String protocol(ConnectionFactoryOptions options) {
		String protocol = String.valueOf(text(options, ConnectionFactoryOptions.PROTOCOL));
		return protocol.substring(protocol.lastIndexOf(':') + 1);
	}

	static @Nullable String text(ConnectionFactoryOptions options, Option<?> option) {
		Object value = options.getValue(option);
		return (value != null) ? value.toString() : null;
	}

}
