package dev.migration.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock that lets one instance migrate at a time. Taken by polling, because a waiter
 * inside the database holds a snapshot that {@code CREATE INDEX CONCURRENTLY} waits for
 * (measured on PostgreSQL 14 and 18: deadlock). Held by the connection that runs the
 * revisions, so that whoever loses the lock cannot go on migrating.
 */
final class MigrationLock implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MigrationLock.class);

	private static final long FIRST_WAIT_MILLIS = 50;

	private static final long LONGEST_WAIT_MILLIS = 2000;

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

	private final MigrationSession session;

	private final long key;

	private MigrationLock(MigrationSession session, long key) {
		this.session = session;
		this.key = key;
	}

	static MigrationLock acquire(MigrationSession session, Duration timeout) {
		MigrationLock lock = new MigrationLock(session, keyOf(session.versionTable().toString()));
		lock.poll(timeout);
		return lock;
	}

	private static long keyOf(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(digest).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private void poll(Duration timeout) {
		long start = System.nanoTime();
		long reported = start;
		long wait = FIRST_WAIT_MILLIS;
		while (!query(this.session.dialect().tryLock(this.key))) {
			long now = System.nanoTime();
			if (now - start >= timeout.toNanos()) {
				throw new LockTimeoutException(this.session.database().name(), timeout);
			}
			if (now - reported >= REPORT_INTERVAL.toNanos()) {
				logger.info("Waiting for another instance that migrates database '{}'", this.session.database().name());
				reported = now;
			}
			pause(Math.min(wait, timeout.toMillis()));
			wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
		}
	}

	private static void pause(long millis) {
		PollingPause.millis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
	}

	private boolean query(String sql) {
		try (Statement statement = this.session.connection().createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getBoolean(1);
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	@Override
	public void close() {
		try {
			if (!this.session.connection().isClosed()) {
				// A transaction that has failed would refuse to unlock
				DatabaseConnections.endTransaction(this.session.connection());
				unlock();
			}
		}
		catch (SQLException | DatabaseUnavailableException ex) {
			// The lock dies with its connection, so there is nothing left to release
			logger.debug("Could not release the migration lock of database '{}'", this.session.database().name(), ex);
		}
	}

	private void unlock() {
		if (!query(this.session.dialect().unlock(this.key))) {
			logger.warn("The migration lock of database '{}' was lost before it was released",
					this.session.database().name());
		}
	}

}
