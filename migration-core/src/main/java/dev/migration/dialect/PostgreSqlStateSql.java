package dev.migration.dialect;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Session and state on PostgreSQL.
 */
final class PostgreSqlStateSql implements StateSql {

	private final Dialect dialect;

	PostgreSqlStateSql(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public String readRows(@Nullable Name schema, Name versionTable) {
		String table = (schema != null) ? this.dialect.quote(schema) + "." : "";
		String migrated = (schema != null) ? this.dialect.literal(schema.text()) : "current_schema()";
		return "SELECT " + migrated + "::text, (SELECT n.nspname::text FROM pg_catalog.pg_class c"
				+ " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = v.tableoid), v.version_num"
				+ " FROM (SELECT 1) AS one LEFT JOIN " + table + this.dialect.quote(versionTable) + " v ON true";
	}

	@Override
	public boolean isMissingTable(@Nullable String sqlState) {
		// undefined_table, invalid_schema_name
		return "42P01".equals(sqlState) || "3F000".equals(sqlState);
	}

	@Override
	public String session() {
		return "SELECT current_schema()::text, current_setting('search_path')";
	}

	@Override
	public String setSearchPath() {
		return "SELECT set_config('search_path', ?, false)";
	}

	@Override
	public String searchPath(Name schema, String searchPath) {
		String first = '"' + schema.text().replace("\"", "\"\"") + '"';
		return searchPath.isBlank() ? first : first + ", " + searchPath;
	}

	@Override
	public String tables() {
		return "SELECT c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
				+ " WHERE n.nspname = ? AND c.relkind IN ('r', 'p') ORDER BY 1";
	}

	// An inner name that is not there means the outer one, so that a table of an
	// earlier version is read by the same query
	@Override
	public String readHistory(QualifiedName historyTable) {
		return "SELECT entry.* FROM (SELECT CAST(NULL AS text) AS tag) AS absent CROSS JOIN LATERAL"
				+ " (SELECT id, revision, down_revisions, direction, event, message, started_at, duration_millis,"
				+ " database_user, host, application_version, error, downgrade IS NOT NULL, tag FROM "
				+ this.dialect.quote(historyTable) + ") AS entry ORDER BY id DESC";
	}

	@Override
	public String columns() {
		return "SELECT a.attname::text FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
				+ " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
				+ " WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
	}

	// To set the session's user resets the role
	@Override
	public String settings() {
		return "SELECT name, current_setting(name) FROM (VALUES ('session_authorization'), ('role')) AS user_setting (name)"
				+ " UNION ALL SELECT name, current_setting(name) FROM pg_catalog.pg_settings"
				+ " WHERE source = 'session' AND name <> 'search_path'";
	}

	@Override
	public String set() {
		return "SELECT set_config(?, ?, false)";
	}

}
