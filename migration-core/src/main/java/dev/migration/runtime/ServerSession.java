package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A session of the server that is in the way of this one, as far as the server tells.
 *
 * @param process its number, or {@code null} if a transaction outlived its session
 * @param user who it is
 * @param application what it calls itself
 * @param client where it comes from
 * @param state what it is doing
 * @param seconds how long its transaction has been open
 * @param statement its statement, the last one if it is idle
 */
record ServerSession(@Nullable String process, @Nullable String user, @Nullable String application,
		@Nullable String client, @Nullable String state, @Nullable String seconds, @Nullable String statement) {

	private static final int LONGEST = 300;

	/** PostgreSQL's word for what is not shown. */
	private static final String NOT_SHOWN = "<insufficient privilege>";

	/**
	 * Read sessions.
	 * @param connection where to ask
	 * @param query a query of the columns that a dialect promises
	 * @return the sessions, each once
	 */
	static List<ServerSession> read(Connection connection, String query) throws SQLException {
		List<ServerSession> sessions = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				sessions.add(of(result));
			}
		}
		return sessions.stream().distinct().toList();
	}

	private static ServerSession of(ResultSet result) throws SQLException {
		return new ServerSession(text(result, 1), text(result, 2), text(result, 3), text(result, 4), text(result, 5),
				text(result, 6), text(result, 7));
	}

	/**
	 * What others have set is data, and must not look like lines of a log.
	 */
	private static @Nullable String text(ResultSet result, int column) throws SQLException {
		String value = result.getString(column);
		if (value == null) {
			return null;
		}
		String line = value.replaceAll("[\\p{Z}\\p{C}]+", " ").strip();
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) : line;
	}

	boolean isActive() {
		return this.state != null
				&& List.of("active", "running", "blocked").contains(this.state.toLowerCase(Locale.ROOT));
	}

	/**
	 * Return who it is: {@code process '812' (user 'app', application 'psql')}.
	 */
	String name() {
		StringJoiner details = new StringJoiner(", ", " (", ")");
		details.setEmptyValue("");
		if (this.user != null) {
			details.add("user '" + this.user + "'");
		}
		if (this.application != null) {
			details.add("application '" + this.application + "'");
		}
		if (this.client != null) {
			details.add("from '" + this.client + "'");
		}
		return ((this.process != null) ? "process '" + this.process + "'" : "somebody") + details;
	}

	/**
	 * Return who it is and what it is doing.
	 */
	String description() {
		StringJoiner doing = new StringJoiner(", ", ", ", "");
		doing.setEmptyValue("");
		if (this.state != null) {
			doing.add(this.state.toLowerCase(Locale.ROOT));
		}
		if (this.seconds != null) {
			doing.add("in a transaction for '" + this.seconds + "' seconds");
		}
		return name() + doing + statementText();
	}

	private String statementText() {
		if (this.statement == null || this.statement.isEmpty()) {
			return "";
		}
		return this.statement.equals(NOT_SHOWN) ? ", whose statement only members of 'pg_read_all_stats' see"
				: ": " + this.statement;
	}

	static String describe(List<ServerSession> sessions) {
		return sessions.stream().map(ServerSession::description).collect(Collectors.joining("; and "));
	}

}
