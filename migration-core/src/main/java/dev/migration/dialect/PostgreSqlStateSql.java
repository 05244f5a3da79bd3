package dev.migration.dialect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Session and state on PostgreSQL.
 */
final class PostgreSqlStateSql implements StateSql {

	// lock_not_available, deadlock_detected, serialization_failure
	private static final Set<String> LOCK_REFUSED = Set.of("55P03", "40P01", "40001");

	private static final List<String> LIMITS = List.of("lock_timeout", "statement_timeout",
			"idle_in_transaction_session_timeout", "idle_session_timeout");

	// Else a statement goes on, and holds the lock, long after its process is gone
	private static final List<String> NOTICE_DEATH = List.of("SET client_connection_check_interval = '2s'",
			"SET tcp_keepalives_idle = 5", "SET tcp_keepalives_interval = 2", "SET tcp_keepalives_count = 3",
			"SET tcp_user_timeout = '15s'");

	// Settings of two words are made up by applications, also within blocks
	private static final Pattern CUSTOM = Pattern.compile(
			"\\b(?:reset\\s+|set\\s+(?:(?:session|local)\\s+)?)(?<set>\"?[\\p{L}_][\\p{L}\\p{N}_$]*\"?(?:\\s*\\.\\s*\"?[\\p{L}\\p{N}_$]+\"?)+)"
					+ "|\\bset_config\\s*\\(\\s*'(?<called>[^'.]+\\.[^']+)'",
			Pattern.CASE_INSENSITIVE);

	private final Dialect dialect;

	private final PostgreSqlVersion version;

	PostgreSqlStateSql(Dialect dialect, PostgreSqlVersion version) {
		this.dialect = dialect;
		this.version = version;
	}

	@Override
	public String readRows(@Nullable Name schema, Name versionTable) {
		return rows(schema, versionTable, "");
	}

	@Override
	public String readState(@Nullable Name schema, Name versionTable, Name historyTable) {
		return rows(schema, versionTable,
				", (SELECT h.fingerprint FROM " + this.dialect.quote(new QualifiedName(schema, historyTable))
						+ " h WHERE h.event IN ('APPLIED', 'REPAIRED', 'VERIFIED') AND h.direction <> 'DOWNGRADE'"
						+ " ORDER BY h.id DESC LIMIT 1)");
	}

	private String rows(@Nullable Name schema, Name versionTable, String fingerprint) {
		String table = (schema != null) ? this.dialect.quote(schema) + "." : "";
		String migrated = (schema != null) ? this.dialect.literal(schema.text()) : "current_schema()";
		return "SELECT " + migrated + "::text, (SELECT n.nspname::text FROM pg_catalog.pg_class c"
				+ " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = v.tableoid), v.version_num"
				+ fingerprint + " FROM (SELECT 1) AS one LEFT JOIN " + table + this.dialect.quote(versionTable)
				+ " v ON true";
	}

	@Override
	public boolean isMissingTable(@Nullable String sqlState, int vendorCode) {
		// undefined_table, invalid_schema_name
		return "42P01".equals(sqlState) || "3F000".equals(sqlState);
	}

	@Override
	public String session() {
		return "SELECT current_schema()::text, current_setting('search_path'), pg_backend_pid()::text,"
				+ " CASE WHEN pg_is_in_recovery() THEN 'it is a standby'"
				+ " WHEN current_setting('transaction_read_only') = 'on' THEN '''default_transaction_read_only'' is on' END";
	}

	/**
	 * Limits that somebody set for requests would end a revision half-way.
	 */
	@Override
	public List<String> prepareRun(String application) {
		StringBuilder sql = new StringBuilder("SELECT set_config('application_name', ")
			.append(this.dialect.literal(application))
			.append(", false)");
		for (String limit : LIMITS) {
			sql.append(", set_config('").append(limit).append("', '0', false)");
		}
		if (this.version.limitsTransactions()) {
			sql.append(", set_config('transaction_timeout', '0', false)");
		}
		return List.of(sql.toString());
	}

	@Override
	public List<String> noticeDeath() {
		return NOTICE_DEATH;
	}

	@Override
	public boolean takesSeveral() {
		return true;
	}

	@Override
	public String setSearchPath(String value) {
		return "SELECT set_config('search_path', " + this.dialect.literal(value) + ", false)";
	}

	@Override
	public String searchPath(Name schema, @Nullable String searchPath) {
		String first = '"' + schema.text().replace("\"", "\"\"") + '"';
		return (searchPath == null || searchPath.isBlank()) ? first : first + ", " + searchPath;
	}

	@Override
	public String tables(Name schema) {
		return "SELECT c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
				+ " WHERE n.nspname = " + this.dialect.literal(schema.text())
				+ " AND c.relkind IN ('r', 'p') ORDER BY 1";
	}

	@Override
	public String relation(Name schema, Name name) {
		return "SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'"
				+ " WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence'"
				+ " WHEN 'c' THEN 'type' ELSE 'index' END, a.attname::text FROM pg_catalog.pg_class c"
				+ " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_attribute a"
				+ " ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE n.nspname = "
				+ this.dialect.literal(schema.text()) + " AND c.relname = " + this.dialect.literal(name.text())
				+ " ORDER BY a.attnum";
	}

	// An inner name that is not there means the outer one, so that a table of an
	// earlier version is read by the same query
	@Override
	public String readHistory(QualifiedName historyTable, String condition) {
		return "SELECT entry.* FROM (SELECT CAST(NULL AS text) AS tag) AS absent CROSS JOIN LATERAL"
				+ " (SELECT id, revision, down_revisions, direction, event, message, started_at, duration_millis,"
				+ " database_user, host, application_version, error, downgrade IS NOT NULL, tag, checksum,"
				+ " CASE WHEN direction = 'STAMP' AND event = 'APPLIED' THEN statement END FROM "
				+ this.dialect.quote(historyTable) + " WHERE event NOT IN ('STATEMENT', 'BEGUN', 'VERIFIED') AND "
				+ condition + ") AS entry ORDER BY id DESC";
	}

	@Override
	public String columns(Name schema, Name table) {
		return "SELECT a.attname::text FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
				+ " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace" + " WHERE n.nspname = "
				+ this.dialect.literal(schema.text()) + " AND c.relname = " + this.dialect.literal(table.text())
				+ " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
	}

	@Override
	public List<String> limit(@Nullable Duration lock, @Nullable Duration statement) {
		List<String> statements = new ArrayList<>();
		if (lock != null) {
			statements.add("SET LOCAL lock_timeout = " + lock.toMillis());
		}
		if (statement != null) {
			statements.add("SET LOCAL statement_timeout = " + statement.toMillis());
		}
		return statements;
	}

	@Override
	public List<String> unlimit(boolean lock, boolean statement) {
		List<String> statements = new ArrayList<>();
		if (lock) {
			statements.add("SET LOCAL lock_timeout = DEFAULT");
		}
		if (statement) {
			statements.add("SET LOCAL statement_timeout = DEFAULT");
		}
		return statements;
	}

	@Override
	public Optional<String> blockers(String process) {
		return Optional.of(PostgreSqlSessions.blockers(process));
	}

	@Override
	public Optional<String> candidates(Duration wait) {
		return Optional.of(PostgreSqlSessions.candidates(wait.toMillis()));
	}

	@Override
	public List<String> dropTemporary(Collection<String> tables) {
		return List.of("DISCARD TEMP");
	}

	@Override
	public Optional<String> hidesRows(QualifiedName table) {
		return Optional
			.of("SELECT pg_catalog.row_security_active(" + this.dialect.literal(this.dialect.quote(table)) + ")");
	}

	@Override
	public Optional<String> renumber(QualifiedName table) {
		String name = this.dialect.quote(table);
		return Optional.of("SELECT setval(pg_get_serial_sequence(" + this.dialect.literal(name)
				+ ", 'id'), (SELECT max(id) FROM " + name + "))");
	}

	@Override
	public List<String> checkDeferred() {
		return List.of("SET CONSTRAINTS ALL IMMEDIATE");
	}

	@Override
	public boolean isLockRefused(@Nullable String sqlState, int vendorCode) {
		return sqlState != null && LOCK_REFUSED.contains(sqlState);
	}

	// To set the session's user resets the role. A setting of two words is listed once
	// its library has been loaded
	@Override
	public String settings() {
		return "SELECT name, current_setting(name) FROM (VALUES ('session_authorization'), ('role')) AS user_setting (name)"
				+ " UNION ALL SELECT name, CASE WHEN source = 'session' THEN current_setting(name) END"
				+ " FROM pg_catalog.pg_settings WHERE name <> 'search_path' AND (source = 'session' OR name LIKE '%.%')";
	}

	// current_setting, of what nobody has set yet
	@Override
	public Map<String, String> unlistedSettings(String sql) {
		Map<String, String> settings = new LinkedHashMap<>();
		Matcher custom = CUSTOM.matcher(sql);
		while (custom.find()) {
			String written = (custom.group("called") != null) ? custom.group("called")
					: custom.group("set").replaceAll("[\\s\"]", "");
			// The server's names have no case, whether or not they are quoted
			String name = written.toLowerCase(Locale.ROOT);
			settings.put(name, "SELECT current_setting(" + this.dialect.literal(name) + ", true)");
		}
		return settings;
	}

	@Override
	public String set(String name, @Nullable String value) {
		return "SELECT set_config(" + this.dialect.literal(name) + ", " + this.dialect.literal(value) + ", false)";
	}

	// A library that was loaded meanwhile has made it its own, which has a default and
	// need not take an empty value
	@Override
	public String setUnlisted(String name, String value) {
		if (!value.isEmpty()) {
			return set(name, value);
		}
		String literal = this.dialect.literal(name);
		return "SELECT set_config(" + literal + ", CASE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_settings"
				+ " WHERE pg_catalog.lower(name) = " + literal + ") THEN '' END, false)";
	}

}
