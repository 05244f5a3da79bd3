package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A moment of a PostgreSQL server, told by the transactions that had ended by then. As
 * long as none has been committed since, every row of every catalog is what it was:
 * rolled back ones leave nothing, and what is changed without a transaction (statistics
 * and flags that {@code VACUUM} writes in place) is not read.
 *
 * @param snapshot what {@code pg_current_snapshot()} said
 */
record Moment(String snapshot) {

	/**
	 * The current moment as an expression of SQL, {@code NULL} on a standby: there a
	 * snapshot does not list the transactions that are under way.
	 */
	static final String CURRENT = """
			CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_current_snapshot()::text END
			""";

	private static final int MOST = 1000;

	// Transactions within others may look ended too early here; their status says then
	// that they are not, which counts as a change
	private static final String UNDISTURBED = """
			WITH moment AS (
				SELECT before, after, pg_catalog.pg_snapshot_xmax(before)::text::bigint AS first,
					pg_catalog.pg_snapshot_xmax(after)::text::bigint AS next
				FROM (SELECT ?::pg_catalog.pg_snapshot, pg_catalog.pg_current_snapshot()) m (before, after))
			SELECT NOT pg_catalog.pg_is_in_recovery() AND m.next - m.first BETWEEN 0 AND %1$d AND NOT EXISTS (
				SELECT FROM (
					SELECT pg_catalog.pg_snapshot_xip(m.before)
					UNION ALL
					SELECT number::text::pg_catalog.xid8
					FROM pg_catalog.generate_series(m.first, least(m.next, m.first + %1$d) - 1) number) t (id)
				WHERE pg_catalog.pg_visible_in_snapshot(t.id, m.after)
				AND pg_catalog.pg_xact_status(t.id) IS DISTINCT FROM 'aborted')
			FROM moment m
			""".formatted(MOST);

	/**
	 * Return whether nobody has committed anything since, in any database of the server.
	 * @param connection a connection to the same server
	 * @return {@code true} if so, {@code false} if it is not certain
	 */
	boolean lasts(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(UNDISTURBED)) {
			statement.setString(1, this.snapshot);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && row.getBoolean(1);
			}
		}
	}

}
