package dev.migration.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role and the settings of a session before scripts run in it. What scripts set
 * ({@code SET ROLE}, timeouts) must not reach the next user of a pooled connection, and
 * what the pool has set must stay.
 */
final class SessionSettings implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SessionSettings.class);

	private final MigrationSession session;

	private final Map<String, @Nullable String> before;

	private SessionSettings(MigrationSession session, Map<String, @Nullable String> before) {
		this.session = session;
		this.before = before;
	}

	static SessionSettings of(MigrationSession session) throws SQLException {
		return new SessionSettings(session, read(session));
	}

	private static Map<String, @Nullable String> read(MigrationSession session) throws SQLException {
		Map<String, @Nullable String> settings = new LinkedHashMap<>();
		try (Statement statement = session.connection().createStatement();
				ResultSet result = statement.executeQuery(session.state().settings())) {
			while (result.next()) {
				settings.put(result.getString(1), result.getString(2));
			}
		}
		return settings;
	}

	@Override
	public void close() {
		if (!isOpen()) {
			return;
		}
		try {
			restore();
		}
		catch (SQLException ex) {
			String database = this.session.database().name();
			// A pool that is closed takes the connection away in the middle of it
			if (isOpen()) {
				logger.warn("Could not restore the settings of a connection to database '{}': {}", database,
						ex.getMessage());
			}
			logger.debug("Could not restore the settings of a connection to database '{}'", database, ex);
		}
	}

	private boolean isOpen() {
		try {
			return !this.session.connection().isClosed();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Set back what was set meanwhile.
	 */
	void restore() throws SQLException {
		Map<String, @Nullable String> after = read(this.session);
		for (Map.Entry<String, @Nullable String> setting : this.before.entrySet()) {
			if (!Objects.equals(setting.getValue(), after.get(setting.getKey()))) {
				this.session.execute(this.session.state().set(setting.getKey(), setting.getValue()));
			}
		}
		for (String name : after.keySet()) {
			// Of a library that was loaded meanwhile, the pool may have set it
			if (!this.before.containsKey(name) && name.indexOf('.') < 0) {
				this.session.execute(this.session.state().set(name, null));
			}
		}
		this.session.unlistedSettings().restore();
	}

}
