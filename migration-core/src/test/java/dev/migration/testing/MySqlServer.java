package dev.migration.testing;

import org.testcontainers.mysql.MySQLContainer;

/**
 * The MySQL of the tests, which there is in a container only.
 */
final class MySqlServer {

	private static final String PASSWORD = "migration";

	private MySqlServer() {
	}

	static TestServer shared() {
		return Shared.SERVER;
	}

	// Testcontainers' reaper ends it with the JVM
	@SuppressWarnings("resource")
	private static TestServer start() {
		MySQLContainer container = new MySQLContainer("mysql:8.4").withUsername("root").withPassword(PASSWORD);
		container.start();
		return new TestServer("jdbc:mysql://", container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT),
				"root", PASSWORD);
	}

	/**
	 * Starts the server when the first test asks for it.
	 */
	private static final class Shared {

		private static final TestServer SERVER = start();

	}

}
