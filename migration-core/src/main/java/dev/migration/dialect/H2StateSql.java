package dev.migration.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Session and state on H2. The search path is the current schema. The catalog's own names
 * are written in upper case without quotes, so that they are found whatever the database
 * does with such names.
 */
final class H2StateSql implements StateSql {

	// SQLSTATEs of H2 2.4: table not found, with candidates, in an empty database
	private static final Set<String> MISSING_TABLE = Set.of("42S02", "42S03", "42S04");

	private static final int MISSING_SCHEMA = 90079;

	// Lock timeout, deadlock; the row was changed at the same time
	private static final Set<Integer> LOCK_REFUSED = Set.of(50200, 40001, 90131);

	private static final Set<String> NUMBERS = Set.of("LOCK_TIMEOUT", "QUERY_TIMEOUT");

	private final H2Names names;

	H2StateSql(H2Names names) {
		this.names = names;
	}

	@Override
	public String readRows(@Nullable Name schema, Name versionTable) {
		return rows(schema, versionTable, "");
	}

	@Override
	public String readState(@Nullable Name schema, Name versionTable, Name historyTable) {
		return rows(schema, versionTable,
				", (SELECT h.fingerprint FROM " + this.names.quote(new QualifiedName(schema, historyTable))
						+ " AS h WHERE h.event IN ('APPLIED', 'REPAIRED', 'VERIFIED') AND h.direction <> 'DOWNGRADE'"
						+ " ORDER BY h.id DESC FETCH FIRST ROW ONLY)");
	}

	private String rows(@Nullable Name schema, Name versionTable, String fingerprint) {
		String table = this.names.quote(new QualifiedName(schema, versionTable));
		String migrated = (schema != null) ? H2Literals.string(this.names.stored(schema)) : "CURRENT_SCHEMA";
		return "SELECT " + migrated + ", CASE WHEN v.version_num IS NOT NULL THEN " + schemaOf(migrated, versionTable)
				+ " END, v.version_num" + fingerprint + " FROM (VALUES (1)) AS one LEFT JOIN " + table
				+ " AS v ON TRUE";
	}

	/**
	 * Return an expression for the schema in which the version table is found: another
	 * one than the migrated one if that is only on the schema search path.
	 */
	private String schemaOf(String migrated, Name versionTable) {
		return "(SELECT TABLE_SCHEMA FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = "
				+ H2Literals.string(this.names.stored(versionTable)) + " ORDER BY TABLE_SCHEMA <> " + migrated
				+ ", TABLE_SCHEMA FETCH FIRST ROW ONLY)";
	}

	@Override
	public boolean isMissingTable(@Nullable String sqlState, int vendorCode) {
		return (sqlState != null && MISSING_TABLE.contains(sqlState)) || vendorCode == MISSING_SCHEMA;
	}

	@Override
	public String session() {
		return "SELECT CURRENT_SCHEMA, CURRENT_SCHEMA, SESSION_ID(), CASE WHEN READONLY() THEN 'it was opened so' END";
	}

	@Override
	public List<String> limitSession(Duration lock, Duration statement) {
		return List.of("SET LOCK_TIMEOUT " + lock.toMillis(), "SET QUERY_TIMEOUT " + statement.toMillis());
	}

	@Override
	public boolean isLockRefused(@Nullable String sqlState, int vendorCode) {
		return LOCK_REFUSED.contains(vendorCode);
	}

	@Override
	public Optional<String> candidates(Duration wait) {
		return Optional.of("SELECT s.SESSION_ID, s.USER_NAME, NULL, s.CLIENT_ADDR, s.SESSION_STATE, NULL,"
				+ " SUBSTRING(s.EXECUTING_STATEMENT FROM 1 FOR 300) FROM INFORMATION_SCHEMA.SESSIONS s"
				+ " WHERE s.CONTAINS_UNCOMMITTED AND s.SESSION_ID <> SESSION_ID() ORDER BY s.SESSION_ID LIMIT 5");
	}

	@Override
	public String setSearchPath(String value) {
		return "SET SCHEMA " + H2Literals.string(value);
	}

	@Override
	public String searchPath(Name schema, @Nullable String searchPath) {
		return this.names.stored(schema);
	}

	@Override
	public String tables(Name schema) {
		return "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = "
				+ H2Literals.string(this.names.stored(schema)) + " AND TABLE_TYPE = 'BASE TABLE'"
				+ this.names.nameable("TABLE_NAME") + " ORDER BY TABLE_NAME";
	}

	@Override
	public String columns(Name schema, Name table) {
		return "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = "
				+ H2Literals.string(this.names.stored(schema)) + " AND TABLE_NAME = "
				+ H2Literals.string(this.names.stored(table)) + this.names.nameable("COLUMN_NAME")
				+ " ORDER BY ORDINAL_POSITION";
	}

	@Override
	public String relation(Name schema, Name name) {
		return "SELECT CASE t.TABLE_TYPE WHEN 'BASE TABLE' THEN 'table' ELSE LOWER(t.TABLE_TYPE) END, c.COLUMN_NAME"
				+ " FROM INFORMATION_SCHEMA.TABLES t LEFT JOIN INFORMATION_SCHEMA.COLUMNS c"
				+ " ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME WHERE t.TABLE_SCHEMA = "
				+ H2Literals.string(this.names.stored(schema)) + " AND t.TABLE_NAME = "
				+ H2Literals.string(this.names.stored(name)) + " ORDER BY c.ORDINAL_POSITION";
	}

	/**
	 * There is no history without a tag: the tool knew no H2 then.
	 */
	@Override
	public String readHistory(QualifiedName historyTable, String condition) {
		return "SELECT id, revision, down_revisions, direction, event, message, started_at, duration_millis,"
				+ " database_user, host, application_version, error, downgrade IS NOT NULL, tag, checksum,"
				+ " CASE WHEN direction = 'STAMP' AND event = 'APPLIED' THEN statement END FROM "
				+ this.names.quote(historyTable) + " WHERE event NOT IN ('STATEMENT', 'BEGUN', 'VERIFIED') AND "
				+ condition + " ORDER BY id DESC";
	}

	@Override
	public String settings() {
		return "SELECT 'LOCK_TIMEOUT', CAST(LOCK_TIMEOUT() AS VARCHAR) UNION ALL"
				+ " SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
				+ " WHERE SETTING_NAME IN ('QUERY_TIMEOUT', 'TIME ZONE')";
	}

	/**
	 * Each of the settings has a value at any time; without one it is what a new session
	 * has.
	 */
	@Override
	public String set(String name, @Nullable String value) {
		if (NUMBERS.contains(name)) {
			return "SET " + name + " " + ((value != null) ? value : "0");
		}
		return "SET " + name + " " + ((value != null) ? H2Literals.string(value) : "LOCAL");
	}

}
