package dev.migration.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for a server that already works on a data directory.
 */
final class RunningServer {

	private static final Logger logger = LoggerFactory.getLogger(RunningServer.class);

	private final Path dataDirectory;

	private final Duration timeout;

	RunningServer(Path dataDirectory, Duration timeout) {
		this.dataDirectory = dataDirectory;
		this.timeout = timeout;
	}

	/**
	 * Wait for a server that is starting or stopping, too.
	 */
	Optional<Integer> findPort() throws IOException {
		boolean settled = new Patience(this.timeout).until(() -> {
			Optional<PostmasterFile> file = findFile();
			return file.isEmpty() || answers(file.get());
		});
		Optional<PostmasterFile> file = findFile();
		if (!settled && file.isPresent()) {
			throw new DemoDatabaseException("The process '%d' holds the database in '%s' but does not answer."
				.formatted(file.get().pid(), this.dataDirectory), "Stop that process and start again.");
		}
		return file.map(PostmasterFile::port);
	}

	private Optional<PostmasterFile> findFile() throws IOException {
		Optional<PostmasterFile> file = PostmasterFile.read(this.dataDirectory);
		if (file.isPresent() && !file.get().isOfLiveServer()) {
			// PostgreSQL would refuse to start if another process got the same number.
			logger.info("The PostgreSQL server on '{}' was not stopped properly and will recover", this.dataDirectory);
			Files.deleteIfExists(PostmasterFile.in(this.dataDirectory));
			return Optional.empty();
		}
		return file;
	}

	private boolean answers(PostmasterFile file) throws IOException {
		Properties properties = new Properties();
		properties.setProperty("user", "postgres");
		properties.setProperty("password", "postgres");
		properties.setProperty("connectTimeout", "2");
		properties.setProperty("socketTimeout", "5");
		try (Connection connection = DriverManager.getConnection(DemoDatabase.url(file.port()), properties);
				Statement statement = connection.createStatement();
				ResultSet resultSet = statement.executeQuery("show data_directory")) {
			return resultSet.next() && Files.isSameFile(Path.of(resultSet.getString(1)), this.dataDirectory);
		}
		catch (SQLException ex) {
			logger.debug("Port {} does not answer", file.port(), ex);
			return false;
		}
	}

}
