package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out for whom a statement waits while it does, since nobody can tell afterwards.
 * Asks on a connection of its own, which it takes only once a statement has been waiting
 * for a while. Where there is none to be had, as in a pool of one, it sees nothing, and
 * nobody waits for it.
 */
final class BlockerWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(BlockerWatch.class);

	private static final long SHORTEST_MILLIS = 20;

	private static final long LONGEST_END_MILLIS = 1000;

	private final MigrationSession session;

	private final @Nullable String query;

	private @Nullable Thread thread;

	private volatile long interval = SHORTEST_MILLIS;

	private volatile @Nullable Wait current;

	private volatile List<ServerSession> seen = List.of();

	private volatile boolean closed;

	BlockerWatch(MigrationSession session) {
		this.session = session;
		this.query = session.state().blockers(session.process()).orElse(null);
	}

	/**
	 * Look after a statement.
	 * @param limit how long it may wait
	 */
	void begin(Duration limit) {
		if (this.query == null || this.closed) {
			return;
		}
		this.seen = List.of();
		this.interval = Math.max(SHORTEST_MILLIS, limit.toMillis() / 4);
		this.current = new Wait(System.nanoTime());
		if (this.thread == null) {
			this.thread = start(this.query);
		}
	}

	void end() {
		this.current = null;
	}

	/**
	 * Return for whom the last statement waited.
	 * @return the sessions, none if it did not wait or nobody could be asked
	 */
	List<ServerSession> seen() {
		return this.seen;
	}

	private Thread start(String sql) {
		Thread watch = new Thread(() -> watch(sql), "migration-blockers");
		watch.setDaemon(true);
		watch.start();
		return watch;
	}

	private void watch(String sql) {
		try (OwnConnection own = new OwnConnection(this.session)) {
			while (!this.closed) {
				LockSupport.parkNanos(Duration.ofMillis(this.interval).toNanos());
				Wait wait = this.current;
				if (wait != null && wait.isLongerThan(this.interval)) {
					look(own.get(), sql, wait);
				}
			}
		}
		catch (SQLException ex) {
			logger.debug("Nobody can be asked who is in the way in database '{}'", this.session.database().name(), ex);
		}
	}

	private void look(Connection connection, String sql, Wait wait) throws SQLException {
		List<ServerSession> blockers = ServerSession.read(connection, sql);
		if (!blockers.isEmpty() && wait.equals(this.current)) {
			this.seen = blockers;
		}
	}

	@Override
	public void close() {
		this.closed = true;
		if (this.thread != null) {
			// It may be waiting for a pool
			this.thread.interrupt();
			join(this.thread);
		}
	}

	/**
	 * Whoever drops the database next must not find somebody connected to it.
	 */
	private static void join(Thread watch) {
		try {
			watch.join(LONGEST_END_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A statement that may be waiting.
	 *
	 * @param since when it was sent
	 */
	private record Wait(long since) {

		boolean isLongerThan(long millis) {
			return System.nanoTime() - this.since > Duration.ofMillis(millis).toNanos();
		}

	}

	/**
	 * A connection that is taken when it is first asked for.
	 */
	private static final class OwnConnection implements AutoCloseable {

		private final MigrationSession session;

		private @Nullable Connection connection;

		private boolean autoCommit = true;

		private OwnConnection(MigrationSession session) {
			this.session = session;
		}

		/**
		 * Return the connection.
		 * @throws SQLException if there is none but that of the session
		 */
		Connection get() throws SQLException {
			if (this.connection == null) {
				Connection taken = this.session.database().dataSource().getConnection();
				if (ServerProcess.of(taken).equals(ServerProcess.of(this.session.connection()))) {
					taken.close();
					throw new SQLException("The data source has one connection only");
				}
				this.connection = taken;
				this.autoCommit = DatabaseConnections.enterAutoCommit(taken);
			}
			return this.connection;
		}

		@Override
		public void close() {
			if (this.connection != null) {
				DatabaseConnections.restoreQuietly(this.connection, this.autoCommit);
				DatabaseConnections.closeQuietly(this.connection);
			}
		}

	}

}
