package dev.migration.boot.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a JDBC URL that says which database it is. It holds no user, no password
 * and no parameter, so that it can be shown and compared.
 *
 * @param hosts the servers, each with its port, empty for a database within a process
 * @param database the name of the database, empty if the driver takes the user's
 */
record DatabaseAddress(String hosts, String database) {

	static final String PREFIX = "jdbc:postgresql:";

	private static final Pattern POSTGRESQL = Pattern
		.compile(PREFIX + "(?://(?<hosts>[^/?]*)(?:/|(?=\\?)|$))?(?<database>[^/?@]*)(?:\\?.*)?", Pattern.DOTALL);

	// The driver of MySQL takes a user in front of the host
	private static final Pattern MYSQL = Pattern
		.compile("jdbc:(?:mariadb|mysql)(?::[a-z]+)*://(?:[^/?]*@)?(?<hosts>[^/?@]*)(?:/(?<database>[^/?@]*))?"
				+ "(?:\\?.*)?", Pattern.DOTALL);

	private static final Pattern H2 = Pattern
		.compile("jdbc:h2:(?:file:|(?:tcp|ssl)://(?<hosts>[^/;?]*)/)?(?<database>[^;?]*)(?:[;?].*)?", Pattern.DOTALL);

	private static final Pattern HOST = Pattern
		.compile("(?<name>\\[[^\\]@]+]|[^:@\\[\\]()=]*)(?::(?<port>[0-9]{1,5}))?");

	private static final Pattern THIS_MACHINE = Pattern.compile("|127\\.0\\.0\\.1|\\[::1]");

	/**
	 * Return the address that a URL leads to.
	 * @param url the URL
	 * @return the address, or empty if it is no URL that the driver of a supported
	 * database understands, or one that nobody else can connect to
	 */
	static Optional<DatabaseAddress> of(String url) {
		if (url.startsWith("jdbc:h2:")) {
			return h2(url);
		}
		boolean postgreSql = url.startsWith(PREFIX);
		Matcher matcher = (postgreSql ? POSTGRESQL : MYSQL).matcher(url);
		return matcher.matches() ? of(matcher, postgreSql ? PostgresEnvironment.DEFAULT_PORT : "3306")
				: Optional.empty();
	}

	private static Optional<DatabaseAddress> h2(String url) {
		Matcher matcher = H2.matcher(url);
		if (!matcher.matches() || matcher.group("database").equals("mem:")) {
			return Optional.empty();
		}
		return (matcher.group("hosts") != null) ? of(matcher, "9092")
				: Optional.of(new DatabaseAddress("", matcher.group("database")));
	}

	private static Optional<DatabaseAddress> of(Matcher matcher, String defaultPort) {
		String[] hosts = (matcher.group("hosts") != null) ? matcher.group("hosts").split(",") : new String[] { "" };
		for (int index = 0; index < hosts.length; index++) {
			Matcher host = HOST.matcher(hosts[index]);
			if (!host.matches()) {
				return Optional.empty();
			}
			hosts[index] = normalized(host, defaultPort);
		}
		String database = (matcher.group("database") != null) ? matcher.group("database") : "";
		return Optional.of(new DatabaseAddress(String.join(",", hosts),
				URLDecoder.decode(database.replace("+", "%2B"), StandardCharsets.UTF_8)));
	}

	private static String normalized(Matcher host, String defaultPort) {
		String name = host.group("name").toLowerCase(Locale.ROOT);
		String port = (host.group("port") != null) ? host.group("port") : defaultPort;
		return (THIS_MACHINE.matcher(name).matches() ? "localhost" : name) + ":" + port;
	}

	@Override
	public String toString() {
		return this.hosts.isEmpty() ? this.database : this.hosts + "/" + this.database;
	}

}
