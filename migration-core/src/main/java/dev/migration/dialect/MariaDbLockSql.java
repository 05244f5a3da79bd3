package dev.migration.dialect;

import dev.migration.schema.QualifiedName;

/**
 * Named locks of MariaDB and MySQL sessions. They are per server, which is why the name
 * covers the database; it may have 64 characters. The nodes of a Galera cluster do not
 * know each other's locks.
 */
final class MariaDbLockSql implements LockSql {

	@Override
	public String tryLock(QualifiedName versionTable) {
		return "SELECT GET_LOCK('" + name(versionTable) + "', 0) = 1";
	}

	@Override
	public String unlock(QualifiedName versionTable) {
		return "SELECT RELEASE_LOCK('" + name(versionTable) + "') = 1";
	}

	private static String name(QualifiedName versionTable) {
		return "migration_" + LockKey.of(versionTable).text();
	}

}
