package dev.migration.dialect;

/**
 * What PostgreSQL tells of sessions.
 */
final class PostgreSqlSessions {

	private static final String COLUMNS = "a.usename::text, nullif(a.application_name, ''), host(a.client_addr),"
			+ " CASE WHEN a.pid IS NULL THEN 'prepared transaction' WHEN a.backend_type = 'client backend' THEN a.state ELSE a.backend_type END,"
			+ " round(extract(epoch FROM clock_timestamp() - a.xact_start))::bigint, left(a.query, 300)";

	private PostgreSqlSessions() {
	}

	/**
	 * Return the beginning of a query for sessions, which are called {@code a}.
	 */
	static String select() {
		return "SELECT a.pid::text, " + COLUMNS + " FROM pg_catalog.pg_stat_activity a";
	}

	/**
	 * Return the query for whoever a session waits for in the end: who waits himself is
	 * left out, unless all wait. Who has prepared a transaction and gone has no session:
	 * the server calls him {@code 0}.
	 * @param process the session that waits
	 */
	static String blockers(String process) {
		return "WITH RECURSIVE chain (pid, depth) AS (SELECT blocker, 1 FROM unnest(pg_blocking_pids(" + process
				+ ")) AS first (blocker) UNION SELECT next.blocker, chain.depth + 1 FROM chain,"
				+ " unnest(pg_blocking_pids(chain.pid)) AS next (blocker) WHERE chain.depth < 5 AND chain.pid > 0),"
				+ " waiting AS (SELECT pid, pid > 0 AND cardinality(pg_blocking_pids(pid)) > 0 AS waits FROM chain"
				+ " WHERE pid <> " + process + " GROUP BY pid), " + sessions(process)
				+ " SELECT nullif(waiting.pid, 0)::text, " + COLUMNS
				+ " FROM waiting LEFT JOIN session a ON a.pid = waiting.pid"
				+ " WHERE (waiting.pid = 0 OR a.pid IS NOT NULL) AND (NOT waiting.waits OR NOT EXISTS (SELECT 1 FROM waiting AS other WHERE NOT other.waits))"
				+ " ORDER BY waiting.pid LIMIT 5";
	}

	/**
	 * Return the sessions of the server, and who has prepared the transactions for whose
	 * locks somebody waits. Such a transaction keeps the number of the session that has
	 * prepared it until the server starts again, and is known by the lock of itself.
	 */
	private static String sessions(String process) {
		return """
				session AS (
				    SELECT pid, usename::text, application_name, client_addr, state, backend_type, xact_start, query
				    FROM pg_catalog.pg_stat_activity
				    UNION ALL
				    SELECT 0, owner::text, NULL, NULL, NULL, 'prepared transaction', prepared.prepared,
				        'PREPARE TRANSACTION ' || quote_literal(gid)
				    FROM pg_catalog.pg_prepared_xacts prepared
				    WHERE EXISTS (
				        SELECT 1
				        FROM pg_catalog.pg_locks own
				        JOIN pg_catalog.pg_locks held ON held.virtualtransaction = own.virtualtransaction
				        JOIN pg_catalog.pg_locks wanted ON
				            (wanted.locktype, wanted.database, wanted.relation, wanted.transactionid, wanted.classid,
				                wanted.objid, wanted.objsubid) IS NOT DISTINCT FROM
				            (held.locktype, held.database, held.relation, held.transactionid, held.classid,
				                held.objid, held.objsubid)
				        WHERE own.locktype = 'transactionid' AND own.transactionid = prepared.transaction
				            AND own.granted AND own.pid IS NULL
				            AND held.granted AND held.pid IS NULL
				            AND NOT wanted.granted
				            AND (wanted.pid = %s OR wanted.pid IN (SELECT chain.pid FROM chain))
				    )
				)
				""".formatted(process);
	}

	/**
	 * Return the query for sessions that may have been in the way: their transactions are
	 * older than a wait and hold locks of tables.
	 * @param millis how long the wait was
	 */
	static String candidates(long millis) {
		return select() + " WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()"
				+ " AND a.xact_start < clock_timestamp() - make_interval(secs => " + millis / 1000.0 + ")"
				+ " AND EXISTS (SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = a.pid AND l.granted"
				+ " AND l.locktype = 'relation' AND l.relation >= 16384) ORDER BY a.xact_start LIMIT 5";
	}

}
