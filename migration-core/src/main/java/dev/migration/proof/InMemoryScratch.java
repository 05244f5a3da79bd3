package dev.migration.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database in the memory of this process, with the settings of the one that revisions
 * are written for. H2 only.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InMemoryScratch implements ScratchDatabase {

	private static final Logger logger = LoggerFactory.getLogger(InMemoryScratch.class);

	@Override
	public ThrowawayDatabase create(ScratchRequest request) {
		if (!request.dialect().name().equals("h2")) {
			throw new ScratchUnavailableException("only H2 runs in memory");
		}
		List<String> settings = (request.server() != null) ? request.server().settings() : namesAsIn(request.dialect());
		String url = "jdbc:h2:mem:migration_proof_" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
				+ String.join("", settings.stream().map((setting) -> ";" + setting).toList());
		DataSource dataSource = new DriverManagerDataSource(url, "sa", "");
		try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
			String version = connection.getMetaData().getDatabaseProductVersion().split(" ")[0];
			return new ThrowawayDatabase("an H2 " + version + " in memory", dataSource, () -> shutDown(dataSource));
		}
		catch (SQLException ex) {
			throw new ScratchUnavailableException("H2 in memory does not start: " + ServerReason.of(ex), ex);
		}
	}

	/**
	 * Return the settings by which names are stored as the dialect expects it.
	 */
	private static List<String> namesAsIn(Dialect dialect) {
		if (dialect.storedName("A", true).equals(Name.of("a"))) {
			return List.of();
		}
		return List.of(dialect.storedName("A", false).equals(Name.of("a")) ? "DATABASE_TO_LOWER=TRUE"
				: "DATABASE_TO_UPPER=FALSE");
	}

	private static void shutDown(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN IMMEDIATELY");
		}
		catch (SQLException ex) {
			// It is gone with the process at the latest
			logger.debug("Could not shut a throwaway database down", ex);
		}
	}

}
