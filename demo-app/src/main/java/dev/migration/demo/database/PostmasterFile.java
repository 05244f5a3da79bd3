package dev.migration.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server writes into its data directory while it runs.
 *
 * @param pid the number of the process
 * @param port the TCP port, {@code 0} as long as the server has not written it
 */
record PostmasterFile(long pid, int port) {

	private static final int PID_LINE = 0;

	private static final int PORT_LINE = 3;

	static Path in(Path dataDirectory) {
		return dataDirectory.resolve("postmaster.pid");
	}

	static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
		try {
			List<String> lines = Files.readAllLines(in(dataDirectory));
			return Optional.of(new PostmasterFile(number(lines, PID_LINE), (int) number(lines, PORT_LINE)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private static long number(List<String> lines, int line) {
		String text = (line < lines.size()) ? lines.get(line).trim() : "";
		return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
	}

	boolean isOfLiveServer() {
		return server().isPresent();
	}

	void stop() {
		server().ifPresent(ProcessHandle::destroy);
	}

	private Optional<ProcessHandle> server() {
		return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).filter(this::mayBeServer);
	}

	private boolean mayBeServer(ProcessHandle process) {
		// The command of another user's process cannot be read.
		return process.info().command().map((command) -> command.contains("postgres")).orElse(true);
	}

}
