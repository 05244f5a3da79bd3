package dev.migration.demo.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Lets one demo at a time look for a running server and start one. The operating system
 * lets go of the lock when the process dies.
 */
final class DirectoryLock implements AutoCloseable {

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	static DirectoryLock acquire(Path file, Duration timeout) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean acquired = false;
		try {
			acquired = new Patience(timeout).until(() -> tryLock(channel) != null);
		}
		finally {
			if (!acquired) {
				channel.close();
			}
		}
		if (!acquired) {
			throw new DemoDatabaseException("Another demo has held the lock '%s' for more than %d seconds."
				.formatted(file, timeout.toSeconds()), "Stop the other demo and start again.");
		}
		return new DirectoryLock(channel);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// Held by another application context of this process.
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
