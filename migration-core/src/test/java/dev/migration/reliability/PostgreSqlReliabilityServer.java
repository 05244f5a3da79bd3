package dev.migration.reliability;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * An embedded PostgreSQL, even where Docker answers: its process has to be at hand.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PostgreSqlReliabilityServer implements ReliabilityServer {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private static final long END_TIMEOUT_MILLIS = 60_000;

	private static final long LOOK_NANOS = 20_000_000;

	private final Path directory;

	private final Map<String, String> settings;

	private final EmbeddedPostgres server;

	private List<String> commandLine = List.of();

	private PostgreSqlReliabilityServer(Path directory, Map<String, String> settings) throws IOException {
		this.directory = directory;
		this.settings = settings;
		this.server = start();
	}

	/**
	 * Start a server of its own.
	 * @param settings its settings, by name; as words of a shell
	 * @return the server, gone when it is closed
	 * @throws IOException if it does not start
	 */
	public static PostgreSqlReliabilityServer start(Map<String, String> settings) throws IOException {
		return new PostgreSqlReliabilityServer(Files.createTempDirectory("reliability-"), settings);
	}

	/**
	 * A commit is with the operating system when it is answered, which survives what is
	 * done here to the server; it is not asked to outlive the power.
	 */
	private EmbeddedPostgres start() throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data())
			.setCleanDataDirectory(false)
			.setPGStartupWait(START_TIMEOUT)
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "200");
		this.settings.forEach(builder::setServerConfig);
		return builder.start();
	}

	Path data() {
		return this.directory.resolve("data");
	}

	@Override
	public ServerDatabase create(String name) {
		admin().sql("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").update();
		return database(name);
	}

	ServerDatabase database(String name) {
		return new ServerDatabase("postgresql", name,
				"jdbc:postgresql://localhost:%d/%s".formatted(this.server.getPort(), name), "postgres", "postgres");
	}

	JdbcClient admin() {
		return JdbcClient.create(database("postgres").dataSource());
	}

	@Override
	public void drop(ServerDatabase database) {
		admin().sql("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)").update();
	}

	@Override
	public boolean end(ServerDatabase database, long session) {
		return admin().sql("SELECT pg_terminate_backend(?, ?)")
			.params((int) session, END_TIMEOUT_MILLIS)
			.query(Boolean.class)
			.single();
	}

	@Override
	public void crash() throws IOException, InterruptedException {
		// What an immediate shutdown is asked for with
		end("-QUIT");
	}

	/**
	 * Start again as the standby of a server that is not there.
	 */
	void becomeStandby() throws IOException, InterruptedException {
		// A fast shutdown, after which there is nothing to recover from
		end("-INT");
		Files.createFile(data().resolve("standby.signal"));
		restart();
	}

	private void end(String signal) throws IOException, InterruptedException {
		ProcessHandle postmaster = postmaster();
		this.commandLine = commandLine(postmaster.info());
		new ProcessBuilder("kill", signal, String.valueOf(postmaster.pid())).start().waitFor();
		postmaster.onExit().join();
	}

	private ProcessHandle postmaster() throws IOException {
		long process = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
		return ProcessHandle.of(process).orElseThrow(() -> new IllegalStateException("The server is not running"));
	}

	/**
	 * The server refuses to run as root, so that it was started as somebody else.
	 */
	private static List<String> commandLine(ProcessHandle.Info info) {
		List<String> words = new ArrayList<>();
		if (System.getProperty("user.name").equals("root")) {
			words.addAll(List.of("unshare", "-U"));
		}
		words.add(info.command().orElseThrow());
		words.addAll(List.of(info.arguments().orElseThrow()));
		return words;
	}

	@Override
	public void restart() throws IOException {
		new ProcessBuilder(this.commandLine).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
		long end = System.nanoTime() + START_TIMEOUT.toNanos();
		while (!answers()) {
			if (System.nanoTime() > end) {
				throw new IOException("The server did not start again");
			}
			LockSupport.parkNanos(LOOK_NANOS);
		}
	}

	private boolean answers() {
		try (Connection connection = database("postgres").dataSource().getConnection()) {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
