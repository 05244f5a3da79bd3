package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migration.reflection.H2Catalog.Key;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Indexes that nobody but a user created from H2's catalog, by their table. Where nulls
 * go is read only if it is not where this database puts them by default, which is at the
 * other end than elsewhere.
 */
final class H2IndexRows {

	private static final String INDEXES = """
			SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_SCHEMA, INDEX_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT
			FROM INFORMATION_SCHEMA.INDEXES
			WHERE TABLE_SCHEMA IN (%s) AND NOT IS_GENERATED
			""";

	private static final String COLUMNS = """
			SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, NULL_ORDERING,
				(SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
					WHERE SETTING_NAME = 'DEFAULT_NULL_ORDERING') AS DEFAULT_NULLS
			FROM INFORMATION_SCHEMA.INDEX_COLUMNS
			WHERE TABLE_SCHEMA IN (%s)
			ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION
			""";

	private final H2Catalog catalog;

	private final Map<Key, QualifiedName> tables;

	H2IndexRows(H2Catalog catalog, Map<Key, QualifiedName> tables) {
		this.catalog = catalog;
		this.tables = tables;
	}

	Map<Key, List<Index>> read() throws SQLException {
		Map<Key, List<IndexElement>> elements = new HashMap<>();
		List<Key> incomplete = new ArrayList<>();
		this.catalog.query(COLUMNS, (row) -> {
			Key key = Key.of(row, "INDEX_SCHEMA", "INDEX_NAME");
			Name column = this.catalog.name(row.getString("COLUMN_NAME"));
			if (column != null) {
				elements.computeIfAbsent(key, (index) -> new ArrayList<>()).add(element(column, row));
			}
			else {
				incomplete.add(key);
			}
		});
		Map<Key, List<Index>> indexes = new HashMap<>();
		this.catalog.query(INDEXES, (row) -> {
			Key table = Key.of(row, "TABLE_SCHEMA", "TABLE_NAME");
			Key key = Key.of(row, "INDEX_SCHEMA", "INDEX_NAME");
			if (!this.tables.containsKey(table) || !elements.containsKey(key)) {
				return;
			}
			Name name = this.catalog.name(key.name());
			if (name == null || incomplete.contains(key)) {
				H2Catalog.leftOut("index", key.name(), Objects.requireNonNull(this.tables.get(table)));
				return;
			}
			indexes.computeIfAbsent(table, (keyOfTable) -> new ArrayList<>())
				.add(index(name, Objects.requireNonNull(elements.get(key)), row));
		});
		return indexes;
	}

	private static Index index(Name name, List<IndexElement> elements, ResultSet row) throws SQLException {
		String type = row.getString("INDEX_TYPE_NAME");
		String method = type.contains("HASH") ? "hash" : type.contains("SPATIAL") ? "spatial" : Index.BTREE;
		return new Index(name, type.startsWith("UNIQUE"), elements, method, List.of(),
				"NO".equals(row.getString("NULLS_DISTINCT")), null);
	}

	private static IndexElement element(Name column, ResultSet row) throws SQLException {
		boolean descending = "DESC".equals(row.getString("ORDERING_SPECIFICATION"));
		String nulls = row.getString("NULL_ORDERING");
		boolean usual = nulls == null || nulls.equals(usualNulls(row.getString("DEFAULT_NULLS"), descending));
		return new IndexElement(column, null, descending, usual ? descending : nulls.equals("FIRST"), null);
	}

	private static String usualNulls(String setting, boolean descending) {
		return switch (setting) {
			case "LOW" -> descending ? "LAST" : "FIRST";
			case "HIGH" -> descending ? "FIRST" : "LAST";
			default -> setting;
		};
	}

}
