package dev.migration.proof;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A server in a container of its own, of the same version. Needs the module of
 * Testcontainers for the product, such as
 * {@code org.testcontainers:testcontainers-postgresql}, and Docker.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ContainerScratch implements ScratchDatabase {

	@Override
	public ThrowawayDatabase create(ScratchRequest request) {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new ScratchUnavailableException("Docker does not answer");
		}
		try {
			return start(container(request), request);
		}
		catch (NoClassDefFoundError ex) {
			throw new ScratchUnavailableException(
					"'org.testcontainers:testcontainers-" + request.dialect().name() + "' is not on the class path",
					ex);
		}
	}

	private static JdbcDatabaseContainer<?> container(ScratchRequest request) {
		String image = image(request);
		return switch (request.dialect().name()) {
			case "mariadb" -> MariaDb.of(image);
			case "mysql" -> MySql.of(image);
			default -> PostgreSql.of(image);
		};
	}

	/**
	 * Return which image is like the database.
	 */
	static String image(ScratchRequest request) {
		return switch (request.dialect().name()) {
			case "postgresql" -> "postgres:" + major(request, "18");
			case "mariadb" -> "mariadb:" + minor(request, "11.4");
			case "mysql" -> "mysql:" + minor(request, "8.4");
			default -> throw new ScratchUnavailableException("there is no container of " + request.product());
		};
	}

	private static String major(ScratchRequest request, String newest) {
		return (request.server() != null) ? String.valueOf(request.server().major()) : newest;
	}

	private static String minor(ScratchRequest request, String newest) {
		return (request.server() != null) ? request.server().major() + "." + request.server().minor() : newest;
	}

	private static ThrowawayDatabase start(JdbcDatabaseContainer<?> container, ScratchRequest request) {
		try {
			container.start();
		}
		catch (RuntimeException ex) {
			container.stop();
			throw new ScratchUnavailableException("the container '" + container.getDockerImageName()
					+ "' does not start: " + ServerReason.line(String.valueOf(ex.getMessage())), ex);
		}
		return new ThrowawayDatabase(
				"a container of " + request.product() + " ('" + container.getDockerImageName() + "')",
				new DriverManagerDataSource(container.getJdbcUrl(), container.getUsername(), container.getPassword()),
				container::stop);
	}

	/**
	 * Loaded only where its module is needed, as are the others.
	 */
	private static final class PostgreSql {

		static JdbcDatabaseContainer<?> of(String image) {
			return new PostgreSQLContainer(image);
		}

	}

	/**
	 * See above.
	 */
	private static final class MariaDb {

		static JdbcDatabaseContainer<?> of(String image) {
			return new MariaDBContainer(image).withUsername("root");
		}

	}

	/**
	 * See above.
	 */
	private static final class MySql {

		static JdbcDatabaseContainer<?> of(String image) {
			return new MySQLContainer(image).withUsername("root");
		}

	}

}
