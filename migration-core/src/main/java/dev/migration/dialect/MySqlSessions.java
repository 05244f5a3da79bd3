package dev.migration.dialect;

/**
 * What MariaDB and MySQL tell of sessions.
 */
final class MySqlSessions {

	private MySqlSessions() {
	}

	/**
	 * Return what follows the number of a process {@code p} in the list of columns.
	 * @param seconds an expression for how long its transaction has been open
	 */
	static String columns(String seconds) {
		return ", p.user, NULL, p.host, CASE p.command WHEN 'Sleep' THEN 'idle' WHEN 'Query' THEN 'active' END, "
				+ seconds + ", left(p.info, 300)";
	}

}
