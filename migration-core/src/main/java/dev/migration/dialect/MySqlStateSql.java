package dev.migration.dialect;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Session and state on MariaDB and MySQL, where a schema is a database and the search
 * path is the one that is used.
 */
final class MySqlStateSql implements StateSql {

	/**
	 * What scripts set in a session and what concerns whoever has the connection next.
	 * Neither server tells what differs from where the session began, and most of the
	 * several hundred variables are nobody's business.
	 */
	private static final List<String> SETTINGS = List.of("sql_mode", "time_zone", "foreign_key_checks", "unique_checks",
			"lock_wait_timeout", "innodb_lock_wait_timeout", "group_concat_max_len", "sql_safe_updates",
			"sql_select_limit", "sql_log_bin", "auto_increment_increment", "auto_increment_offset",
			"div_precision_increment", "innodb_strict_mode", "default_storage_engine",
			"explicit_defaults_for_timestamp", "character_set_client", "character_set_connection",
			"character_set_results", "collation_connection", "wait_timeout");

	private static final List<String> ONLY_MARIADB = List.of("max_statement_time", "check_constraint_checks",
			"alter_algorithm", "tx_isolation", "tx_read_only", "max_recursive_iterations",
			"system_versioning_alter_history", "idle_transaction_timeout", "idle_readonly_transaction_timeout",
			"idle_write_transaction_timeout");

	private static final List<String> ONLY_MYSQL = List.of("max_execution_time", "sql_require_primary_key",
			"transaction_isolation", "transaction_read_only", "cte_max_recursion_depth");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?|NULL");

	private static final String ROLE = "role";

	/**
	 * Literals are written for a session in which a backslash escapes and quotation marks
	 * enclose strings, as the rules do by which scripts are split, and a value that does
	 * not fit is an error rather than a warning. {@code ANSI} and the names of other
	 * products stand for several modes, and the server adds those again.
	 */
	private static final String SQL_MODE = "SET SESSION sql_mode = concat(regexp_replace(@@SESSION.sql_mode,"
			+ " '(^|,)(NO_BACKSLASH_ESCAPES|ANSI_QUOTES|ANSI|DB2|MAXDB|MSSQL|ORACLE|POSTGRESQL)(?=,|$)', ''),"
			+ " ',STRICT_TRANS_TABLES')";

	/**
	 * Instants are kept in UTC, so that what the server takes for now has to be in UTC
	 * too.
	 */
	private static final String TIME_ZONE = "SET SESSION time_zone = '+00:00'";

	private final MySqlServer server;

	private final Dialect dialect;

	MySqlStateSql(MySqlServer server, Dialect dialect) {
		this.server = server;
		this.dialect = dialect;
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
		String migrated = (schema != null) ? this.dialect.literal(schema.text()) : "database()";
		return "SELECT " + migrated + ", CASE WHEN v.version_num IS NOT NULL THEN " + migrated + " END, v.version_num"
				+ fingerprint + " FROM (SELECT 1) AS one LEFT JOIN " + table + this.dialect.quote(versionTable)
				+ " AS v ON true";
	}

	@Override
	public boolean isMissingTable(@Nullable String sqlState, int vendorCode) {
		// no such table, unknown database
		return vendorCode == 1146 || vendorCode == 1049;
	}

	@Override
	public String session() {
		return "SELECT database(), database(), connection_id(), CASE WHEN @@GLOBAL.read_only NOT IN ('0', 'OFF')"
				+ " THEN '''read_only'' is on' END";
	}

	/**
	 * Servers count whole seconds here, and MySQL ends nothing but queries.
	 */
	@Override
	public List<String> limitSession(Duration lock, Duration statement) {
		long seconds = Math.max(1, (lock.toMillis() + 999) / 1000);
		String waits = "SET SESSION lock_wait_timeout = " + seconds + ", SESSION innodb_lock_wait_timeout = " + seconds;
		return this.server.mariaDb()
				? List.of(waits, "SET SESSION max_statement_time = " + statement.toMillis() / 1000.0) : List.of(waits);
	}

	// Lock wait timeout, deadlock
	@Override
	public boolean isLockRefused(@Nullable String sqlState, int vendorCode) {
		return vendorCode == 1205 || vendorCode == 1213;
	}

	/**
	 * Times of transactions are those of the server's clock.
	 */
	@Override
	public Optional<String> candidates(Duration wait) {
		String started = "convert_tz(t.trx_started, 'SYSTEM', '+00:00')";
		return Optional
			.of("SELECT p.id" + MySqlSessions.columns("timestampdiff(SECOND, " + started + ", utc_timestamp())")
					+ " FROM information_schema.innodb_trx t JOIN information_schema.processlist p"
					+ " ON p.id = t.trx_mysql_thread_id WHERE p.id <> connection_id() AND " + started
					+ " <= utc_timestamp() - INTERVAL " + wait.toMillis() * 1000 + " MICROSECOND"
					+ " ORDER BY t.trx_started LIMIT 5");
	}

	@Override
	public List<String> prepareSession() {
		return List.of(SQL_MODE, TIME_ZONE);
	}

	/**
	 * While a script does something else its session is idle. 28800 seconds are the
	 * default of both servers; the transactions have no limit there.
	 */
	@Override
	public List<String> prepareRun(String application) {
		String limits = "SET SESSION wait_timeout = greatest(@@SESSION.wait_timeout, 28800)";
		return List.of(this.server.mariaDb()
				? limits + ", SESSION idle_transaction_timeout = 0,"
						+ " SESSION idle_readonly_transaction_timeout = 0, SESSION idle_write_transaction_timeout = 0"
				: limits);
	}

	@Override
	public String setSearchPath(String value) {
		return "USE " + this.dialect.quote(Name.of(value));
	}

	@Override
	public String searchPath(Name schema, @Nullable String searchPath) {
		return schema.text();
	}

	@Override
	public String tables(Name schema) {
		return "SELECT table_name FROM information_schema.tables WHERE table_schema = "
				+ this.dialect.literal(schema.text())
				+ " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY table_name";
	}

	@Override
	public String columns(Name schema, Name table) {
		return "SELECT column_name FROM information_schema.columns WHERE table_schema = "
				+ this.dialect.literal(schema.text()) + " AND table_name = " + this.dialect.literal(table.text())
				+ " ORDER BY ordinal_position";
	}

	/**
	 * A server may have been told to make tables of another engine, whose rows stay when
	 * a transaction is taken back. A database may be of a character set that does not
	 * know what a script says; MariaDB before 11.6 makes it latin1. Identifiers that
	 * differ in case alone are different ones.
	 */
	@Override
	public String transactional(String create) {
		return create + " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
	}

	@Override
	public String relation(Name schema, Name name) {
		return "SELECT CASE WHEN t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') THEN 'table'"
				+ " ELSE lower(t.table_type) END, c.column_name FROM information_schema.tables t"
				+ " LEFT JOIN information_schema.columns c ON c.table_schema = t.table_schema"
				+ " AND c.table_name = t.table_name WHERE t.table_schema = " + this.dialect.literal(schema.text())
				+ " AND t.table_name = " + this.dialect.literal(name.text()) + " ORDER BY c.ordinal_position";
	}

	@Override
	public String readHistory(QualifiedName historyTable, String condition) {
		return "SELECT id, revision, down_revisions, direction, event, message, started_at, duration_millis,"
				+ " database_user, host, application_version, error, downgrade IS NOT NULL, tag, checksum,"
				+ " CASE WHEN direction = 'STAMP' AND event = 'APPLIED' THEN statement END FROM "
				+ this.dialect.quote(historyTable) + " WHERE event NOT IN ('STATEMENT', 'BEGUN', 'VERIFIED') AND "
				+ condition + " ORDER BY id DESC";
	}

	@Override
	public List<String> dropTemporary(Collection<String> tables) {
		return List.of("DROP TEMPORARY TABLE IF EXISTS "
				+ tables.stream().map(Name::of).map(this.dialect::quote).collect(Collectors.joining(", ")));
	}

	@Override
	public boolean ddlEndsTransaction() {
		return true;
	}

	@Override
	public Optional<String> generatedNumber() {
		return Optional.of("SELECT last_insert_id()");
	}

	@Override
	public Optional<String> setGeneratedNumber(String number) {
		return Optional.of("DO last_insert_id(" + number + ")");
	}

	/**
	 * Asked by name in a table, since each version of the servers lacks some of them. The
	 * role comes last: who had the rights to set the others has those to set them back.
	 */
	@Override
	public String settings() {
		String names = Stream.concat(SETTINGS.stream(), (this.server.mariaDb() ? ONLY_MARIADB : ONLY_MYSQL).stream())
			.map(this.dialect::literal)
			.collect(Collectors.joining(", "));
		return "SELECT lower(variable_name), CASE WHEN lower(variable_name) = 'character_set_results' AND variable_value = '' THEN 'NULL'"
				+ " ELSE variable_value END FROM "
				+ (this.server.mariaDb() ? "information_schema" : "performance_schema")
				+ ".session_variables WHERE variable_name IN (" + names + ") UNION ALL SELECT '" + ROLE
				+ "', coalesce(current_role(), 'NONE')";
	}

	/**
	 * The server quotes roles itself (MySQL) or leaves that to us (MariaDB), and takes a
	 * number for a string as little as the other way round.
	 */
	@Override
	public String set(String name, @Nullable String value) {
		if (name.equals(ROLE)) {
			return "SET ROLE " + role(value);
		}
		if (value == null) {
			return "SET SESSION " + name + " = DEFAULT";
		}
		return "SET SESSION " + name + " = " + (NUMBER.matcher(value).matches() ? value : this.dialect.literal(value));
	}

	private String role(@Nullable String value) {
		if (value == null || value.equals("NONE")) {
			return "NONE";
		}
		return this.server.mariaDb() ? this.dialect.quote(Name.of(value)) : value;
	}

}
