package dev.migration.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migration.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program PgBouncer between a test and its database.
 */
final class PgBouncer implements AutoCloseable {

	static final String PROGRAM = "test.pgbouncer";

	private final TestDatabase database;

	private final int port;

	private final Path log;

	private final Process process;

	/**
	 * Start the program.
	 * @param database where it leads
	 * @param mode its {@code pool_mode}
	 * @param size how many sessions it has
	 */
	PgBouncer(TestDatabase database, String mode, int size) throws IOException {
		this.database = database;
		this.port = freePort();
		// The program does not run as root
		Path directory = Files.createTempDirectory("pgbouncer",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Path users = Files.writeString(directory.resolve("users.txt"),
				"\"%s\" \"%s\"\n".formatted(database.user(), database.password()));
		Path configuration = Files.writeString(directory.resolve("pgbouncer.ini"), """
				[databases]
				* = host=%s port=%d
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = trust
				auth_file = %s
				pool_mode = %s
				default_pool_size = %d
				ignore_startup_parameters = extra_float_digits
				""".formatted(database.host(), database.port(), this.port, users, mode, size));
		this.log = directory.resolve("log.txt");
		List<String> command = new ArrayList<>(List.of(System.getProperty(PROGRAM), configuration.toString()));
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("-u", "nobody"));
		}
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
		awaitStart();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void awaitStart() throws IOException {
		while (!Files.readString(this.log).contains("process up")) {
			if (!this.process.isAlive()) {
				throw new IOException("PgBouncer has ended:\n" + Files.readString(this.log));
			}
			Thread.onSpinWait();
		}
	}

	DataSource dataSource() {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setServerNames(new String[] { "127.0.0.1" });
		dataSource.setPortNumbers(new int[] { this.port });
		dataSource.setDatabaseName(this.database.name());
		dataSource.setUser(this.database.user());
		dataSource.setPassword(this.database.password());
		return dataSource;
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor(10, TimeUnit.SECONDS);
	}

}
