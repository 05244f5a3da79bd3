package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.schema.Expression;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;

/**
 * Indexes from the catalog, by the name of their table. MySQL alone has expressions in
 * them.
 */
final class MariaDbIndexRows {

	private static final String SQL = """
			SELECT table_name, index_name AS name, non_unique, index_type AS type, column_name,
				collation, sub_part AS length, %s AS expression
			FROM information_schema.statistics
			WHERE table_schema = ?
			ORDER BY table_name, index_name, seq_in_index
			""";

	private MariaDbIndexRows() {
	}

	static Map<String, List<MariaDbIndex>> read(MariaDbCatalog catalog) throws SQLException {
		Map<String, Map<String, MariaDbIndex>> partial = new HashMap<>();
		catalog.query(SQL.formatted(catalog.isMariaDb() ? "NULL" : "expression"), (row) -> {
			String name = row.getString("name");
			boolean unique = !row.getBoolean("non_unique");
			String type = row.getString("type");
			partial.computeIfAbsent(row.getString("table_name"), (table) -> new LinkedHashMap<>())
				.computeIfAbsent(name, (key) -> new MariaDbIndex(Name.of(key), unique, type, new ArrayList<>()))
				.elements()
				.add(element(row, type));
		});
		Map<String, List<MariaDbIndex>> indexes = new HashMap<>();
		partial.forEach((table, byName) -> indexes.put(table, List.copyOf(byName.values())));
		return indexes;
	}

	private static IndexElement element(ResultSet row, String type) throws SQLException {
		boolean descending = "D".equals(row.getString("collation"));
		String column = row.getString("column_name");
		if (column == null) {
			String expression = MariaDbText.unescape(row.getString("expression"));
			return new IndexElement(null, Expression.of(MariaDbText.stripParentheses(expression)), descending,
					descending, null);
		}
		int length = row.getInt("length");
		// Of a spatial index the server reports how many bytes of a point it keeps
		boolean whole = row.wasNull() || type.equals("SPATIAL");
		return new IndexElement(Name.of(column), null, descending, descending, null, null, whole ? null : length);
	}

}
