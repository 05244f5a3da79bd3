package dev.migration.boot.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a PostgreSQL JDBC URL that says which database it is. It holds no user, no
 * password and no parameter, so that it can be shown and compared.
 *
 * @param hosts the servers, each with its port
 * @param database the name of the database, empty if the driver takes the user's
 */
record DatabaseAddress(String hosts, String database) {

	static final String PREFIX = "jdbc:postgresql:";

	private static final Pattern URL = Pattern
		.compile(PREFIX + "(?://(?<hosts>[^/?]*)(?:/|(?=\\?)|$))?(?<database>[^/?@]*)(?:\\?.*)?", Pattern.DOTALL);

	private static final Pattern HOST = Pattern.compile("(?<name>\\[[^\\]@]+]|[^:@\\[\\]]*)(?::(?<port>[0-9]{1,5}))?");

	private static final Pattern THIS_MACHINE = Pattern.compile("|127\\.0\\.0\\.1|\\[::1]");

	/**
	 * Return the address that a URL leads to.
	 * @param url the URL
	 * @return the address, or empty if it is no URL of PostgreSQL's driver
	 */
	static Optional<DatabaseAddress> of(String url) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String[] hosts = (matcher.group("hosts") != null) ? matcher.group("hosts").split(",") : new String[] { "" };
		if (!Arrays.stream(hosts).allMatch((host) -> HOST.matcher(host).matches())) {
			return Optional.empty();
		}
		return Optional.of(new DatabaseAddress(
				Arrays.stream(hosts).map(DatabaseAddress::normalized).collect(Collectors.joining(",")),
				URLDecoder.decode(matcher.group("database").replace("+", "%2B"), StandardCharsets.UTF_8)));
	}

	private static String normalized(String host) {
		Matcher matcher = HOST.matcher(host);
		matcher.matches();
		String name = matcher.group("name").toLowerCase(Locale.ROOT);
		String port = (matcher.group("port") != null) ? matcher.group("port") : PostgresEnvironment.DEFAULT_PORT;
		return (THIS_MACHINE.matcher(name).matches() ? "localhost" : name) + ":" + port;
	}

	@Override
	public String toString() {
		return this.hosts + "/" + this.database;
	}

}
