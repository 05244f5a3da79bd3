package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up what MariaDB or MySQL print of the tables, views and sequences that a statement
 * names. What else there is costs more to read, and is read where the statement says what
 * it is about.
 */
final class MariaDbStateDigest implements StateDigest {

	private static final Logger logger = LoggerFactory.getLogger(MariaDbStateDigest.class);

	/**
	 * The catalogs by the words that tell that they are concerned. Their columns are
	 * named, since the servers differ in the others.
	 */
	private static final Map<String, String> CATALOGS = Map.of("trigger", """
			SELECT trigger_name, event_object_table, action_timing, event_manipulation, action_order,
			    action_statement, definer, sql_mode, created
			FROM information_schema.triggers WHERE trigger_schema = ?
			""", "procedure", """
			SELECT routine_type, routine_name, dtd_identifier, routine_definition, definer, security_type,
			    sql_data_access, is_deterministic, routine_comment, sql_mode, created, last_altered
			FROM information_schema.routines WHERE routine_schema = ?
			""", "event", """
			SELECT event_name, definer, event_definition, execute_at, interval_value, interval_field, starts, ends,
			    status, on_completion, event_comment, created, last_altered
			FROM information_schema.events WHERE event_schema = ?
			""", "database", """
			SELECT schema_name, default_character_set_name, default_collation_name
			FROM information_schema.schemata WHERE ? IS NOT NULL
			""", "grant", """
			SELECT grantee, table_schema, table_name, privilege_type, is_grantable
			FROM information_schema.table_privileges WHERE ? IS NOT NULL
			UNION ALL SELECT grantee, table_schema, NULL, privilege_type, is_grantable
			FROM information_schema.schema_privileges
			UNION ALL SELECT grantee, NULL, NULL, privilege_type, is_grantable
			FROM information_schema.user_privileges
			""");

	/**
	 * Tables of the server itself, which not everybody may read.
	 */
	private static final Map<String, String> RESTRICTED = Map.of("()member", """
			SELECT user, host, role, admin_option FROM mysql.roles_mapping WHERE ? IS NOT NULL
			""", "()edge", """
			SELECT from_user, from_host, to_user, to_host, with_admin_option FROM mysql.role_edges WHERE ? IS NOT NULL
			""", "()server", """
			SELECT server_name, host, db, username, port, socket, wrapper, owner FROM mysql.servers WHERE ? IS NOT NULL
			""");

	private static final Map<String, String> WORDS = Map.of("function", "procedure", "package", "procedure", "schema",
			"database", "revoke", "grant", "user", "grant", "role", "grant");

	private static final Pattern OF_SERVER = Pattern
		.compile("\\s*(?:grant|revoke|(?:create|alter|drop|rename)\\s+(?:or\\s+replace\\s+)?"
				+ "(?<object>role|user|server))\\b", Pattern.CASE_INSENSITIVE);

	/** The next value is that of rows. */
	private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");

	private static final Pattern SEQUENCE = Pattern.compile("\\bSEQUENCE=1\\b");

	/**
	 * ER_KEY_NOT_FOUND. MariaDB 11.4 writes the row of a new sequence to its log with the
	 * next commit only; pinned by MariaDbSequenceCrashIntegrationTests.
	 */
	private static final int NO_ROW = 1032;

	private static final int LONGEST_NAME = 64;

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	MariaDbStateDigest(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	@Override
	public String of(String sql) {
		Set<String> words = StateSum.words(sql);
		StateSum sum = new StateSum();
		try {
			for (String database : databases(sql, words)) {
				for (String table : named(tables(database), words)) {
					sum.add(database + "." + table + "\n" + definition(database, table));
				}
				for (String catalog : catalogs(sql, words)) {
					addCatalog(catalog, database, sum);
				}
			}
			return sum.text(this.connection);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	@Override
	public List<String> torn(String sql) {
		Set<String> words = StateSum.words(sql);
		List<String> torn = new ArrayList<>();
		try {
			for (String database : databases(sql, words)) {
				for (String table : named(tables(database), words)) {
					if (definition(database, table).equals(error(NO_ROW))) {
						torn.add(table);
					}
				}
			}
			return torn;
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private Set<String> databases(String sql, Set<String> words) throws SQLException {
		Set<String> databases = new LinkedHashSet<>(Set.of(this.schema));
		if (sql.indexOf('.') >= 0) {
			databases.addAll(named(first("SHOW DATABASES"), words));
		}
		return databases;
	}

	private List<String> tables(String database) throws SQLException {
		return first("SHOW TABLES IN " + this.dialect.quote(Name.of(database)));
	}

	private static List<String> named(List<String> names, Set<String> words) {
		return names.stream().filter((name) -> words.contains(name.toLowerCase(Locale.ROOT))).toList();
	}

	private Set<String> catalogs(String sql, Set<String> words) {
		Set<String> catalogs = new LinkedHashSet<>();
		words.forEach((word) -> {
			String catalog = WORDS.getOrDefault(word, word);
			if (CATALOGS.containsKey(catalog)) {
				catalogs.add(catalog);
			}
		});
		Matcher ofServer = OF_SERVER.matcher(sql);
		if (ofServer.lookingAt()) {
			String members = this.dialect.name().equals("mariadb") ? "()member" : "()edge";
			catalogs.add("server".equalsIgnoreCase(ofServer.group("object")) ? "()server" : members);
		}
		return catalogs;
	}

	private List<String> first(String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

	/**
	 * A view whose tables are gone cannot be shown on some versions; that is what it is
	 * then.
	 */
	private String definition(String database, String table) throws SQLException {
		String name = (table.length() > LONGEST_NAME) ? table
				: this.dialect.quote(new QualifiedName(Name.of(database), Name.of(table)));
		try {
			String text = COUNTER.matcher(shown("TABLE " + name)).replaceFirst("");
			return SEQUENCE.matcher(text).find() ? text + "\n" + shown("SEQUENCE " + name) : text;
		}
		catch (SQLException ex) {
			if (this.connection.isValid(1)) {
				return error(ex.getErrorCode());
			}
			throw ex;
		}
	}

	private static String error(int code) {
		return "error " + code;
	}

	private String shown(String object) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet rows = statement.executeQuery("SHOW CREATE " + object)) {
				return rows.next() ? rows.getString(2) : "";
			}
		}
	}

	private void addCatalog(String catalog, String database, StateSum sum) throws SQLException {
		String open = CATALOGS.get(catalog);
		if (open != null) {
			addRows(catalog, open, database, sum);
		}
		String restricted = RESTRICTED.get(catalog);
		if (restricted != null) {
			try {
				addRows(catalog, restricted, database, sum);
			}
			catch (SQLException ex) {
				if (!this.connection.isValid(1)) {
					throw ex;
				}
				logger.debug("What roles and servers there are cannot be read", ex);
			}
		}
	}

	private void addRows(String catalog, String query, String database, StateSum sum) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(query)) {
			statement.setString(1, database);
			try (ResultSet rows = statement.executeQuery()) {
				int columns = rows.getMetaData().getColumnCount();
				while (rows.next()) {
					StringBuilder line = new StringBuilder(catalog);
					for (int i = 1; i <= columns; i++) {
						line.append('\n').append(rows.getString(i));
					}
					sum.add(line.toString());
				}
			}
		}
	}

}
