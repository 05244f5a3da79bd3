package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import dev.migration.dialect.LockSql;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
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

	private static final Duration FIRST_REPORT = Duration.ofSeconds(1);

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

	private final MigrationSession session;

	private final LockSql sql;

	private boolean prepared;

	private MigrationLock(MigrationSession session) {
		this.session = session;
		this.sql = session.dialect().lock();
	}

	/**
	 * Wait for the lock.
	 * @param session where to take it
	 * @param timeout how long to wait, zero for not at all
	 * @return the lock
	 * @throws LockTimeoutException if another session holds it for longer
	 */
	static MigrationLock acquire(MigrationSession session, Duration timeout) {
		return acquireUnless(session, timeout, () -> false).orElseThrow();
	}

	/**
	 * Wait for the lock as long as it is needed. Of many instances that start at once all
	 * but the first find that there is nothing left to do, and need not take turns for
	 * that.
	 * @param session where to take it
	 * @param timeout how long to wait, zero for not at all
	 * @param isDone asked while another session holds the lock
	 * @return the lock, or empty once it is not needed any more
	 * @throws LockTimeoutException if another session holds it for longer
	 */
	static Optional<MigrationLock> acquireUnless(MigrationSession session, Duration timeout, BooleanSupplier isDone) {
		MigrationLock lock = new MigrationLock(session);
		return lock.poll(timeout, isDone) ? Optional.of(lock) : Optional.empty();
	}

	private boolean poll(Duration timeout, BooleanSupplier isDone) {
		long start = System.nanoTime();
		Duration report = FIRST_REPORT;
		long wait = FIRST_WAIT_MILLIS;
		while (!tryLock()) {
			if (isDone.getAsBoolean()) {
				logger.info("Another instance has migrated database '{}'", this.session.database().name());
				return false;
			}
			// A wait of centuries is more nanoseconds than there are numbers
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			if (waited.compareTo(timeout) >= 0) {
				throw timeout(timeout);
			}
			if (waited.compareTo(report) >= 0) {
				logger.info("Waiting for '{}' seconds to migrate database '{}'; {} is migrating it", waited.toSeconds(),
						this.session.database().name(), holder().map(ServerSession::name).orElse("another instance"));
				report = waited.plus(REPORT_INTERVAL);
			}
			pause(shortest(Duration.ofMillis(wait), timeout.minus(waited)));
			wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
		}
		return true;
	}

	private static Duration shortest(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static void pause(Duration longest) {
		long millis = longest.toMillis();
		PollingPause.millis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
	}

	private LockTimeoutException timeout(Duration timeout) {
		Optional<ServerSession> holder = holder();
		Optional<String> stop = holder.filter((one) -> one.process() != null)
			.map((one) -> this.sql.stop(String.valueOf(one.process()), one.isActive()));
		return new LockTimeoutException(this.session.database().name(), timeout, holder.map(ServerSession::description),
				stop, this.sql.remedy(this.session.versionTable()));
	}

	private Optional<ServerSession> holder() {
		try {
			return ServerSession.read(this.session.connection(), this.sql.holder(this.session.versionTable()))
				.stream()
				.findFirst();
		}
		catch (SQLException ex) {
			logger.debug("Could not find out who migrates database '{}'", this.session.database().name(), ex);
			return Optional.empty();
		}
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

	/**
	 * Return the session that holds the lock, without taking it.
	 * @param database what is locked
	 * @param connection where to ask
	 */
	static Optional<ServerSession> holder(MigrationDatabase database, Connection connection) {
		try (Statement statement = connection.createStatement()) {
			Name schema = database.schema();
			if (schema == null) {
				try (ResultSet session = statement.executeQuery(database.dialect().state().session())) {
					session.next();
					schema = MigrationSession.resolve(database, session.getString(1));
				}
			}
			String holder = database.dialect().lock().holder(new QualifiedName(schema, database.versionTable()));
			return ServerSession.read(connection, holder).stream().findFirst();
		}
		catch (SQLException ex) {
			// Where a table holds the lock, it is there once somebody has migrated
			logger.debug("Could not find out whether somebody migrates database '{}'", database.name(), ex);
			return Optional.empty();
		}
	}

	/**
	 * Return the question whether a script has let go of the lock, which throws a
	 * {@link MigrationLockLostException} if it has.
	 * @param session the session that took the lock
	 * @param revision whose script was run
	 */
	static RowStatement check(MigrationSession session, String revision) {
		return new RowStatement(session.dialect().lock().isHeld(session.versionTable()), List.of(), (held) -> {
			if (held == 0) {
				throw new MigrationLockLostException(session.database().name(), revision);
			}
		});
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
				for (String statement : this.sql.releaseAll()) {
					this.session.execute(statement);
				}
				this.session.dropTemporary();
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
