package dev.migration.boot.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ScratchRequest;
import dev.migration.proof.ThrowawayDatabase;

import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps every session of a database open until it is dropped. A check with a list of
 * values refuses every row on H2 2.4 once the session that has created it is gone ("Check
 * constraint invalid").
 */
final class OpenSessions extends AbstractDataSource {

	private final DataSource dataSource;

	private final List<SingleConnectionDataSource> sessions = new CopyOnWriteArrayList<>();

	private OpenSessions(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Make a database whose sessions stay open where that matters.
	 */
	static ThrowawayDatabase of(ScratchRequest request, ScratchDatabase scratch) {
		ThrowawayDatabase throwaway = scratch.create(request);
		if (!request.dialect().name().equals("h2")) {
			return throwaway;
		}
		OpenSessions sessions = new OpenSessions(throwaway.dataSource());
		return new ThrowawayDatabase(throwaway.description(), sessions, () -> {
			sessions.sessions.forEach(SingleConnectionDataSource::destroy);
			throwaway.close();
		});
	}

	@Override
	public Connection getConnection() throws SQLException {
		SingleConnectionDataSource session = new SingleConnectionDataSource(this.dataSource.getConnection(), true);
		session.setRollbackBeforeClose(true);
		this.sessions.add(session);
		return session.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

}
