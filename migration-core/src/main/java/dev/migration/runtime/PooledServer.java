package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether connections keep their session of a PostgreSQL server. PgBouncer
 * gives each transaction another one if it is told to, so that the lock is left behind in
 * a session that nobody gets back.
 */
final class PooledServer {

	private static final Logger logger = LoggerFactory.getLogger(PooledServer.class);

	private static final String PROCESS = "SELECT pg_backend_pid()";

	private static final int SECONDS = 3;

	private static final int ROUNDS = 3;

	private final MigrationSession session;

	private final Future<Pooling> answer;

	private PooledServer(MigrationSession session, Future<Pooling> answer) {
		this.session = session;
		this.answer = answer;
	}

	/**
	 * Check that a session is one of the server's. Costs nothing where the driver talks
	 * to the server itself.
	 * @param session the session
	 * @throws PooledConnectionException if it is not, or nobody can tell
	 */
	static void check(MigrationSession session) throws SQLException {
		OptionalInt told = ServerProcess.of(session.connection());
		// A pooler makes up what it tells the driver
		if (told.isEmpty() || String.valueOf(told.getAsInt()).equals(session.process())) {
			return;
		}
		Pooling pooling = pooling(session);
		if (pooling != Pooling.SESSION) {
			throw new PooledConnectionException(session.database().name(), pooling == Pooling.TRANSACTION);
		}
		logger.debug("Connections to database '{}' go through a pooler that keeps sessions", session.database().name());
	}

	/**
	 * Ask with a second connection, which may be as long in coming as a pool lets it. One
	 * that comes too late is given back at once, and asks nothing.
	 */
	static Pooling pooling(MigrationSession session) {
		CompletableFuture<Pooling> answer = new CompletableFuture<>();
		Thread probe = new Thread(() -> {
			try (Connection other = session.database().dataSource().getConnection()) {
				if (!answer.isDone()) {
					answer.complete(new PooledServer(session, answer).compare(other));
				}
			}
			catch (SQLException | RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		}, "migration-pooler");
		probe.setDaemon(true);
		probe.start();
		try {
			return answer.get(SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			answer.cancel(false);
			probe.interrupt();
			logger.debug("There is no second connection to find out how the pooler works", ex);
			return Pooling.UNKNOWN;
		}
		catch (InterruptedException ex) {
			answer.cancel(false);
			probe.interrupt();
			Thread.currentThread().interrupt();
			throw new InterruptedWaitException(ex);
		}
	}

	/**
	 * While another connection is in a transaction, a session that belongs to this one is
	 * not given to it, and stays.
	 */
	private Pooling compare(Connection other) throws SQLException {
		if (ServerProcess.of(other).equals(ServerProcess.of(this.session.connection()))) {
			return Pooling.UNKNOWN;
		}
		boolean autoCommit = other.getAutoCommit();
		try {
			for (int i = 0; i < ROUNDS && !this.answer.isDone(); i++) {
				if (!keepsSession(other)) {
					return Pooling.TRANSACTION;
				}
			}
			return Pooling.SESSION;
		}
		finally {
			DatabaseConnections.endTransaction(other);
			DatabaseConnections.restoreQuietly(other, autoCommit);
		}
	}

	private boolean keepsSession(Connection other) throws SQLException {
		String before = process(this.session.connection());
		other.setAutoCommit(false);
		boolean kept = !process(other).equals(before) && process(this.session.connection()).equals(before);
		other.commit();
		return kept;
	}

	private static String process(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(SECONDS);
			try (ResultSet result = statement.executeQuery(PROCESS)) {
				result.next();
				return result.getString(1);
			}
		}
	}

	/**
	 * What a connection keeps its session for.
	 */
	enum Pooling {

		SESSION, TRANSACTION, UNKNOWN

	}

}
