package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.migration.dialect.LockSql;
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

	private final LockSql sql;

	private boolean prepared;

	private MigrationLock(MigrationSession session) {
		this.session = session;
		this.sql = session.dialect().lock();
	}

	static MigrationLock acquire(MigrationSession session, Duration timeout) {
		MigrationLock lock = new MigrationLock(session);
		lock.poll(timeout);
		return lock;
	}

	private void poll(Duration timeout) {
		long start = System.nanoTime();
		long reported = start;
		long wait = FIRST_WAIT_MILLIS;
		while (!tryLock()) {
			long now = System.nanoTime();
			// A wait of centuries is more nanoseconds than there are numbers
			if (Duration.ofNanos(now - start).compareTo(timeout) >= 0) {
				throw new LockTimeoutException(this.session.database().name(), timeout,
						this.sql.remedy(this.session.versionTable()));
			}
			if (now - reported >= REPORT_INTERVAL.toNanos()) {
				logger.info("Waiting for another instance that migrates database '{}'", this.session.database().name());
				reported = now;
			}
			pause((timeout.compareTo(Duration.ofMillis(wait)) < 0) ? timeout.toMillis() : wait);
			wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
		}
	}

	private static void pause(long millis) {
		PollingPause.millis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
	}

	private boolean tryLock() {
		try {
			if (!this.prepared) {
				for (String statement : this.sql.prepare(this.session.versionTable())) {
					this.session.execute(statement);
				}
				this.prepared = true;
			}
			return query(this.sql.tryLock(this.session.versionTable()));
		}
		catch (SQLException ex) {
			if (this.sql.isContention(ex.getSQLState(), ex.getErrorCode())) {
				return false;
			}
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	private boolean query(String sql) throws SQLException {
		try (Statement statement = this.session.connection().createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getBoolean(1);
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
		catch (SQLException ex) {
			// The lock dies with its connection, so there is nothing left to release
			logger.debug("Could not release the migration lock of database '{}'", this.session.database().name(), ex);
		}
	}

	private void unlock() throws SQLException {
		if (!query(this.sql.unlock(this.session.versionTable()))) {
			logger.warn("The migration lock of database '{}' was lost before it was released",
					this.session.database().name());
		}
	}

}
