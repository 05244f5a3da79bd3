package dev.migration.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The databases that a test can have, each a fresh and empty one: on a server in a
 * container where Docker answers, otherwise on an embedded one. No test is skipped for
 * want of a server, but for MySQL, which cannot be embedded.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Databases {

	private Databases() {
	}

	/**
	 * Create an empty PostgreSQL database.
	 * @return the database, dropped when it is closed
	 * @throws IllegalStateException if no PostgreSQL can be had on this machine
	 */
	public static TestDatabase postgreSql() {
		return new PostgreSqlTestDatabase(PostgreSqlServer.shared());
	}

	/**
	 * Create an empty MariaDB database.
	 * @return the database, dropped when it is closed
	 * @throws IllegalStateException if no MariaDB can be had on this machine
	 */
	public static TestDatabase mariaDb() {
		return new MariaDbTestDatabase("mariadb", MariaDbServer.shared());
	}

	/**
	 * Create an empty MySQL database. Without Docker the test that asks for it is aborted
	 * with a message.
	 * @return the database, dropped when it is closed
	 */
	public static TestDatabase mySql() {
		assumeTrue(Docker.answers(), "MySQL runs in a container only, and Docker does not answer;"
				+ " its SQL is asserted by the tests of its dialect");
		return new MariaDbTestDatabase("mysql", MySqlServer.shared());
	}

	/**
	 * Create an empty H2 database in memory.
	 * @return the database, gone when it is closed
	 */
	public static TestDatabase h2() {
		return h2("");
	}

	/**
	 * Create an empty H2 database in memory.
	 * @param settings settings for its URL, separated by semicolons
	 * @return the database, gone when it is closed
	 */
	public static TestDatabase h2(String settings) {
		return new H2TestDatabase(settings);
	}

}
