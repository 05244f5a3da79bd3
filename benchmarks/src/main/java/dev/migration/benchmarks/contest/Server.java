package dev.migration.benchmarks.contest;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migration.testing.TestDatabase;

/**
 * The one server on which all contestants of a run have databases of their own.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Server {

	private Server() {
	}

	/**
	 * Return what the server is.
	 * @return product and version
	 */
	public static String version() throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection()) {
			return connection.getMetaData().getDatabaseProductName() + " "
					+ connection.getMetaData().getDatabaseProductVersion();
		}
	}

	/**
	 * Return where a database is, as SQLAlchemy writes it.
	 * @param database the database
	 * @return the URL with user and password
	 */
	public static String pythonUrl(TestDatabase database) {
		return "postgresql+psycopg2://%s:%s@%s:%d/%s".formatted(database.user(), database.password(), database.host(),
				database.port(), database.name());
	}

}
