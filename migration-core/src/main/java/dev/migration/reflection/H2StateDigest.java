package dev.migration.reflection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Sums up what H2 keeps of the objects that a statement names. Its catalogs are in
 * memory, so that they are read as a whole.
 */
final class H2StateDigest implements StateDigest {

	private static final List<String> CATALOGS = List.of("SCHEMATA", "TABLES", "COLUMNS", "ELEMENT_TYPES",
			"ENUM_VALUES", "INDEXES", "INDEX_COLUMNS", "TABLE_CONSTRAINTS", "KEY_COLUMN_USAGE", "CHECK_CONSTRAINTS",
			"REFERENTIAL_CONSTRAINTS", "VIEWS", "TRIGGERS", "ROUTINES", "PARAMETERS", "SEQUENCES", "DOMAINS",
			"DOMAIN_CONSTRAINTS", "CONSTANTS", "SYNONYMS", "ROLES", "USERS", "RIGHTS");

	/**
	 * What changes with rows, values and settings of others.
	 */
	private static final Set<String> VOLATILE = Set.of("ROW_COUNT_ESTIMATE", "LAST_MODIFICATION", "SELECTIVITY",
			"IDENTITY_BASE", "BASE_VALUE", "SQL_DATA_ACCESS");

	private static final Set<String> FURTHER_NAMES = Set.of("EVENT_OBJECT_TABLE", "GRANTEE", "GRANTEDROLE",
			"OBJECT_IDENTIFIER");

	private final Connection connection;

	private final String schema;

	H2StateDigest(Connection connection, String schema) {
		this.connection = connection;
		this.schema = schema;
	}

	@Override
	public String of(String sql) {
		Set<String> words = StateSum.words(sql);
		StateSum sum = new StateSum();
		try {
			for (String catalog : CATALOGS) {
				add(catalog, words, sum);
			}
			return sum.text(this.connection);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private void add(String catalog, Set<String> words, StateSum sum) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA." + catalog)) {
			ResultSetMetaData columns = rows.getMetaData();
			while (rows.next()) {
				String line = line(catalog, rows, columns, words);
				if (line != null) {
					sum.add(line);
				}
			}
		}
	}

	private static @Nullable String line(String catalog, ResultSet row, ResultSetMetaData columns, Set<String> words)
			throws SQLException {
		StringBuilder line = new StringBuilder(catalog);
		boolean named = false;
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			String column = columns.getColumnLabel(i).toUpperCase(Locale.ROOT);
			String value = row.getString(i);
			if (column.endsWith("_SCHEMA") && "INFORMATION_SCHEMA".equals(value)) {
				return null;
			}
			named = named || (value != null && isName(column) && words.contains(value.toLowerCase(Locale.ROOT)));
			if (!VOLATILE.contains(column)) {
				line.append('\n').append(column).append('=').append(value);
			}
		}
		return named ? line.toString() : null;
	}

	/** Columns of other tables may well be called like those that a statement names. */
	private static boolean isName(String column) {
		return (column.endsWith("_NAME") && !column.equals("COLUMN_NAME")) || FURTHER_NAMES.contains(column);
	}

}
