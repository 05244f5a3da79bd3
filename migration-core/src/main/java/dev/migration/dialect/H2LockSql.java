package dev.migration.dialect;

import java.util.List;
import java.util.Optional;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * H2 knows no locks of sessions, so that a row names the session that holds the lock. It
 * is stale if that session has ended; only administrators see the sessions of others. The
 * table is temporary: it is gone when the database is opened again, as all sessions are.
 */
final class H2LockSql implements LockSql {

	private static final Name TABLE = Name.of("migration_lock");

	// SQLSTATEs of H2 2.4: unique violation, lock timeout, table exists already
	private static final List<String> CONTENTION = List.of("23505", "HYT00", "42S01");

	// H2's own codes: concurrent update, deadlock
	private static final List<Integer> CONTENTION_CODES = List.of(90131, 40001);

	private static final String SESSION_ENDED = "(EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.USERS u"
			+ " WHERE u.USER_NAME = CURRENT_USER AND u.IS_ADMIN)"
			+ " AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS s"
			+ " WHERE s.SESSION_ID = l.session_id AND s.SESSION_START = l.session_start))";

	private final Dialect dialect;

	H2LockSql(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public Optional<Name> table() {
		return Optional.of(TABLE);
	}

	@Override
	public List<String> prepare(QualifiedName versionTable) {
		return List.of(
				"CREATE GLOBAL TEMPORARY TABLE IF NOT EXISTS " + table(versionTable)
						+ " (version_table varchar(256) PRIMARY KEY, session_id integer,"
						+ " session_start timestamp(9) with time zone)",
				"MERGE INTO " + table(versionTable) + " AS l USING (SELECT " + key(versionTable)
						+ " AS version_table) AS one ON l.version_table = one.version_table"
						+ " WHEN NOT MATCHED THEN INSERT (version_table) VALUES (one.version_table)");
	}

	@Override
	public String tryLock(QualifiedName versionTable) {
		return "SELECT COUNT(*) = 1 FROM FINAL TABLE (UPDATE " + table(versionTable)
				+ " AS l SET (session_id, session_start) = (SELECT s.SESSION_ID, s.SESSION_START"
				+ " FROM INFORMATION_SCHEMA.SESSIONS s WHERE s.SESSION_ID = SESSION_ID()) WHERE l.version_table = "
				+ key(versionTable) + " AND (l.session_id IS NULL OR " + SESSION_ENDED + "))";
	}

	@Override
	public String unlock(QualifiedName versionTable) {
		return "SELECT COUNT(*) = 1 FROM FINAL TABLE (UPDATE " + table(versionTable)
				+ " AS l SET session_id = NULL, session_start = NULL WHERE l.version_table = " + key(versionTable)
				+ " AND l.session_id = SESSION_ID())";
	}

	@Override
	public String isHeld(QualifiedName versionTable) {
		return "SELECT EXISTS (SELECT 1 FROM " + table(versionTable) + " AS l WHERE l.version_table = "
				+ key(versionTable) + " AND l.session_id = SESSION_ID())";
	}

	@Override
	public String holder(QualifiedName versionTable) {
		return "SELECT l.session_id, s.USER_NAME, NULL, s.CLIENT_ADDR, s.SESSION_STATE, NULL,"
				+ " SUBSTRING(s.EXECUTING_STATEMENT FROM 1 FOR 300) FROM " + table(versionTable)
				+ " AS l LEFT JOIN INFORMATION_SCHEMA.SESSIONS s ON s.SESSION_ID = l.session_id"
				+ " WHERE l.session_id IS NOT NULL AND l.version_table = " + key(versionTable);
	}

	@Override
	public String stop(String process, boolean active) {
		return "CALL " + (active ? "CANCEL_SESSION(" : "ABORT_SESSION(") + process + ")";
	}

	@Override
	public boolean isContention(@Nullable String sqlState, int vendorCode) {
		return CONTENTION.contains(sqlState) || CONTENTION_CODES.contains(vendorCode);
	}

	@Override
	public Optional<String> remedy(QualifiedName versionTable) {
		return Optional.of("migrate as an administrator, who sees which sessions have ended, or delete the row of '"
				+ versionTable.name() + "' from '" + new QualifiedName(versionTable.schema(), TABLE) + "'");
	}

	private String key(QualifiedName versionTable) {
		return this.dialect.literal(versionTable.name().text());
	}

	private String table(QualifiedName versionTable) {
		return this.dialect.quote(new QualifiedName(versionTable.schema(), TABLE));
	}

}
