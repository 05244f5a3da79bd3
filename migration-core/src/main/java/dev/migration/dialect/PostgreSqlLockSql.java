package dev.migration.dialect;

import java.util.List;

import dev.migration.schema.QualifiedName;

/**
 * Advisory locks of PostgreSQL sessions. They are per database.
 */
final class PostgreSqlLockSql implements LockSql {

	@Override
	public String tryLock(QualifiedName versionTable) {
		return "SELECT pg_try_advisory_lock(" + LockKey.of(versionTable).number() + ")";
	}

	@Override
	public String unlock(QualifiedName versionTable) {
		return "SELECT pg_advisory_unlock(" + LockKey.of(versionTable).number() + ")";
	}

	@Override
	public List<String> releaseAll() {
		return List.of("SELECT pg_advisory_unlock_all()");
	}

	@Override
	public String isHeld(QualifiedName versionTable) {
		return "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND "
				+ lock(versionTable) + ")";
	}

	@Override
	public String holder(QualifiedName versionTable) {
		return PostgreSqlSessions.select() + " JOIN pg_catalog.pg_locks l ON l.pid = a.pid WHERE " + lock(versionTable)
				+ " LIMIT 1";
	}

	// The catalog shows a key of 64 bits as two numbers without a sign
	private static String lock(QualifiedName versionTable) {
		long key = LockKey.of(versionTable).number();
		return "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid::bigint = " + (key >>> 32)
				+ " AND l.objid::bigint = " + (key & 0xFFFFFFFFL) + " AND l.database = (SELECT d.oid"
				+ " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())";
	}

	@Override
	public String stop(String process, boolean active) {
		return "SELECT " + (active ? "pg_cancel_backend(" : "pg_terminate_backend(") + process + ")";
	}

}
