package dev.migration.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Where the connections of migrations come from.
 *
 * @param kind which of the possible sources was taken
 * @param description what people call that source
 * @param dataSource the connections
 * @param url the JDBC URL with whatever secrets it holds, or {@code null} if it is not
 * known
 */
record ConnectionSource(Kind kind, String description, DataSource dataSource, @Nullable String url) {

	private static final Map<DatabaseDriver, String> DRIVERS = Map.of(DatabaseDriver.POSTGRESQL,
			"org.postgresql:postgresql", DatabaseDriver.MARIADB, "org.mariadb.jdbc:mariadb-java-client",
			DatabaseDriver.MYSQL, "com.mysql:mysql-connector-j", DatabaseDriver.H2, "com.h2database:h2");

	/**
	 * Return a source that opens its own connections, without a pool.
	 */
	static ConnectionSource of(Kind kind, String url, @Nullable String user, @Nullable String password) {
		return of(kind, kind.description(), url, user, password);
	}

	/**
	 * Return a source that opens its own connections, without a pool.
	 */
	static ConnectionSource of(Kind kind, String description, String url, @Nullable String user,
			@Nullable String password) {
		DatabaseDriver driver = driver(description, url);
		checkUrl(description, url);
		String driverClass = String.valueOf(driver.getDriverClassName());
		if (!ClassUtils.isPresent(driverClass, null)) {
			throw new InvalidConnectionException("The JDBC driver '" + driverClass + "' is not on the class path; add '"
					+ DRIVERS.get(driver) + "'.");
		}
		DataSource dataSource = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.driverClassName(driverClass)
			.url(url)
			.username(user)
			.password(password)
			.build();
		return new ConnectionSource(kind, description, dataSource, url);
	}

	/**
	 * Return the classes of the drivers, one of which an application may have.
	 */
	static List<String> driverClasses() {
		return DRIVERS.keySet().stream().map(DatabaseDriver::getDriverClassName).filter(Objects::nonNull).toList();
	}

	private static DatabaseDriver driver(String description, String url) {
		DatabaseDriver driver = url.startsWith("jdbc:") ? DatabaseDriver.fromJdbcUrl(url) : DatabaseDriver.UNKNOWN;
		if (!DRIVERS.containsKey(driver)) {
			throw new InvalidConnectionException("The JDBC URL of " + description
					+ " is none of a supported database; write it as 'jdbc:postgresql://host:5432/database',"
					+ " 'jdbc:mariadb://host:3306/database', 'jdbc:mysql://host:3306/database' or"
					+ " 'jdbc:h2:file:/path'.");
		}
		return driver;
	}

	/**
	 * Refuse what the driver would refuse, because the driver logs what it refuses, with
	 * the password that somebody wrote in front of the host.
	 */
	private static void checkUrl(String description, String url) {
		if (url.startsWith(DatabaseAddress.PREFIX) && DatabaseAddress.of(url).isEmpty()) {
			throw new InvalidConnectionException("The JDBC URL of " + description
					+ " is none that PostgreSQL's driver understands; write it as"
					+ " 'jdbc:postgresql://host:5432/database', without user and password in front of the host.");
		}
	}

	/**
	 * Refuse a URL of PostgreSQL's driver that it does not understand. Other drivers'
	 * URLs, such as those of a wrapper, are their own business.
	 */
	ConnectionSource checked() {
		if (this.url != null) {
			checkUrl(this.description, this.url);
		}
		return this;
	}

	Optional<DatabaseAddress> address() {
		return Optional.ofNullable(this.url).flatMap(DatabaseAddress::of);
	}

	/**
	 * Return the language of the database as far as the URL tells it.
	 */
	Optional<Dialect> dialect() {
		return Optional.ofNullable(this.url).flatMap(Dialects::ofUrl);
	}

	@Override
	public String toString() {
		return this.description + address().map((address) -> " (" + address + ")").orElse("");
	}

	/**
	 * The possible sources; the first that exists wins.
	 */
	enum Kind {

		CONNECTION_DETAILS("the MigrationConnectionDetails bean"),

		MIGRATION_DATA_SOURCE("the @MigrationDataSource bean"),

		PROPERTIES("the migration.* properties"),

		APPLICATION("the application's DataSource"),

		REACTIVE("the application's R2DBC connection"),

		ENVIRONMENT("POSTGRES_HOST");

		private final String description;

		Kind(String description) {
			this.description = description;
		}

		String description() {
			return this.description;
		}

	}

}
