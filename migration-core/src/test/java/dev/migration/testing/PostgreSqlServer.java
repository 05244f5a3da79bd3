package dev.migration.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that decides where the PostgreSQL of the tests comes from: a container
 * where Docker answers, otherwise an embedded server. The system property
 * {@code test.postgres.major} chooses its major version; no test is skipped for want of a
 * server.
 */
final class PostgreSqlServer {

	private static final String MAJOR_PROPERTY = "test.postgres.major";

	private static final int LATEST_MAJOR = 18;

	// A busy machine needs more than the ten seconds that are usual
	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private final String host;

	private final int port;

	private final String user;

	private final String password;

	private final int major;

	private final AtomicInteger databases = new AtomicInteger();

	private PostgreSqlServer(String host, int port, String user, String password, int major) {
		this.host = host;
		this.port = port;
		this.user = user;
		this.password = password;
		this.major = major;
	}

	static PostgreSqlServer shared() {
		return Shared.SERVER;
	}

	String nextDatabaseName() {
		return "test_" + this.databases.incrementAndGet();
	}

	String host() {
		return this.host;
	}

	int port() {
		return this.port;
	}

	String user() {
		return this.user;
	}

	String password() {
		return this.password;
	}

	int major() {
		return this.major;
	}

	private static PostgreSqlServer start() {
		int major = Integer.getInteger(MAJOR_PROPERTY, LATEST_MAJOR);
		return Docker.answers() ? startContainer(major) : startEmbedded(major);
	}

	// Both kinds of server end with the JVM: the container by Testcontainers' reaper, the
	// embedded one by its own shutdown hook
	@SuppressWarnings("resource")
	private static PostgreSqlServer startContainer(int major) {
		PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + major);
		container.setCommand("postgres", "-c", "fsync=off", "-c", "max_prepared_transactions=4");
		container.start();
		return new PostgreSqlServer(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
				container.getUsername(), container.getPassword(), major);
	}

	@SuppressWarnings("resource")
	private static PostgreSqlServer startEmbedded(int major) {
		EmbeddedPostgres embedded;
		try {
			embedded = EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.setServerConfig("full_page_writes", "off")
				.setServerConfig("max_prepared_transactions", "4")
				.setPGStartupWait(START_TIMEOUT)
				.start();
		}
		catch (IOException | IllegalStateException ex) {
			throw new IllegalStateException("Docker does not answer and the embedded PostgreSQL did not start;"
					+ " start Docker, or run the tests as a user other than root", ex);
		}
		int actual = majorOf(embedded);
		if (actual != major) {
			throw new IllegalStateException(
					"Embedded PostgreSQL '%d' is on the class path but '%s' is '%d'; run Maven with '-Ppostgres-%d'"
						.formatted(actual, MAJOR_PROPERTY, major, major));
		}
		return new PostgreSqlServer("localhost", embedded.getPort(), "postgres", "postgres", actual);
	}

	private static int majorOf(EmbeddedPostgres embedded) {
		try (Connection connection = embedded.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement
					.executeQuery("SELECT current_setting('server_version_num')::int / 10000")) {
			result.next();
			return result.getInt(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The embedded PostgreSQL does not answer", ex);
		}
	}

	/**
	 * Starts the server when the first test asks for it.
	 */
	private static final class Shared {

		private static final PostgreSqlServer SERVER = start();

	}

}
