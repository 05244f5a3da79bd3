package dev.migration.dialect;

import java.util.List;

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

	@Override
	public List<String> releaseAll() {
		return List.of("DO RELEASE_ALL_LOCKS()", "UNLOCK TABLES");
	}

	@Override
	public String isHeld(QualifiedName versionTable) {
		return "SELECT coalesce(IS_USED_LOCK('" + name(versionTable) + "') = CONNECTION_ID(), false)";
	}

	/**
	 * Who may not see the processes of others learns the number alone.
	 */
	@Override
	public String holder(QualifiedName versionTable) {
		return "SELECT one.id" + MySqlSessions.columns("NULL") + " FROM (SELECT IS_USED_LOCK('" + name(versionTable)
				+ "') AS id) AS one LEFT JOIN information_schema.processlist p ON p.id = one.id"
				+ " WHERE one.id IS NOT NULL";
	}

	@Override
	public String stop(String process, boolean active) {
		return (active ? "KILL QUERY " : "KILL ") + process;
	}

	private static String name(QualifiedName versionTable) {
		return "migration_" + LockKey.of(versionTable).text();
	}

}
