package dev.migration.dialect;

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

}
