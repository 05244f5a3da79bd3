package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how long a connection may be silent. In contrast to a limit of the server it
 * also helps against a server or a network that is gone; the connection is closed by it,
 * and its pool makes another one.
 */
final class AnswerLimit implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AnswerLimit.class);

	private final Connection connection;

	private final int before;

	private final boolean set;

	private AnswerLimit(Connection connection, int before, boolean set) {
		this.connection = connection;
		this.before = before;
		this.set = set;
	}

	/**
	 * Set a limit, where the driver knows any. H2 does not, but it has no network either.
	 * @param connection the connection
	 * @param limit how long it may be silent, or {@code null} for no limit
	 * @return what sets it back
	 */
	static AnswerLimit set(Connection connection, @Nullable Duration limit) {
		if (limit == null) {
			return new AnswerLimit(connection, 0, false);
		}
		try {
			int before = connection.getNetworkTimeout();
			connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
			return new AnswerLimit(connection, before, true);
		}
		catch (SQLException ex) {
			logger.debug("The driver does not limit how long a connection is silent", ex);
			return new AnswerLimit(connection, 0, false);
		}
	}

	@Override
	public void close() {
		try {
			if (this.set && !this.connection.isClosed()) {
				this.connection.setNetworkTimeout(Runnable::run, this.before);
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not restore a connection", ex);
		}
	}

}
