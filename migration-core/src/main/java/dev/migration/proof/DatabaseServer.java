package dev.migration.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;

/**
 * The server of a database, as far as a throwaway database has to be like it.
 *
 * @param version the version as the server spells it, such as {@code 18.6}
 * @param major its first number
 * @param minor its second number
 * @param settings what decides there how statements are understood: of H2 the settings of
 * its URL, of PostgreSQL the extensions that are installed, otherwise nothing
 * @param identity what only this database answers as long as it runs, on MariaDB and
 * MySQL this server
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseServer(String version, int major, int minor, List<String> settings, String identity) {

	private static final String H2_SETTINGS = """
			SELECT SETTING_NAME || '=' || SETTING_VALUE
			FROM INFORMATION_SCHEMA.SETTINGS
			WHERE SETTING_NAME IN ('MODE', 'DATABASE_TO_UPPER', 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS',
				'DEFAULT_NULL_ORDERING', 'NON_KEYWORDS', 'IGNORECASE', 'COLLATION', 'VARIABLE_BINARY')
			ORDER BY 1
			""";

	private static final String POSTGRESQL_EXTENSIONS = "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'"
			+ " ORDER BY 1";

	private static final String H2_IDENTITY = "SELECT COALESCE(DATABASE_PATH(), DATABASE())";

	private static final String POSTGRESQL_IDENTITY = "SELECT extract(epoch FROM pg_catalog.pg_postmaster_start_time())"
			+ " || '/' || pg_catalog.current_database()";

	private static final String MARIADB_IDENTITY = "SELECT concat_ws('/', @@hostname, @@port, @@datadir)";

	public DatabaseServer {
		settings = List.copyOf(settings);
	}

	/**
	 * Ask a server what it is. Only reads.
	 * @param connection a connection
	 * @param dialect its language
	 * @return the server
	 * @throws SQLException if the connection fails
	 */
	public static DatabaseServer of(Connection connection, Dialect dialect) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		List<String> settings = switch (dialect.name()) {
			case "h2" -> strings(connection, H2_SETTINGS);
			case "postgresql" -> strings(connection, POSTGRESQL_EXTENSIONS);
			default -> List.of();
		};
		String version = metaData.getDatabaseProductVersion().replaceFirst("^5\\.5\\.5-", "").split("[ -]")[0];
		return new DatabaseServer(version, metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion(),
				settings, identity(connection, dialect));
	}

	/**
	 * Ask a database who it is, however it was reached.
	 */
	static String identity(Connection connection, Dialect dialect) throws SQLException {
		return strings(connection, switch (dialect.name()) {
			case "h2" -> H2_IDENTITY;
			case "postgresql" -> POSTGRESQL_IDENTITY;
			default -> MARIADB_IDENTITY;
		}).get(0);
	}

	private static List<String> strings(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			List<String> strings = new ArrayList<>();
			while (result.next()) {
				strings.add(result.getString(1));
			}
			return strings;
		}
	}

}
