package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that no constraint owns from the catalog, by the oid of their table. One row is
 * one column of an index.
 */
final class IndexRows {

	private static final int NULLS_NOT_DISTINCT_SINCE = 15;

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	private static final String SQL = Catalog.RELATIONS + """
			SELECT r.oid, i.indexrelid, ic.relname, i.indisunique, am.amname,
				%s AS nulls_not_distinct,
				pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
				k.position > i.indnkeyatts AS included, a.attname,
				CASE WHEN i.indkey[k.position - 1] = 0
					THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.position, true) END AS expression,
				coalesce(i.indoption[k.position - 1], 0) AS option,
				CASE WHEN NOT oc.opcdefault THEN oc.opcname END AS operator_class
			FROM relation r
			JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
			JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
			JOIN pg_catalog.pg_am am ON am.oid = ic.relam
			CROSS JOIN LATERAL generate_series(1, i.indnatts::integer) k (position)
			LEFT JOIN pg_catalog.pg_attribute a
				ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.position - 1] AND a.attnum <> 0
			LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[k.position - 1]
			WHERE NOT EXISTS (
				SELECT FROM pg_catalog.pg_constraint c
				WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
			ORDER BY r.oid, i.indexrelid, k.position
			""";

	private IndexRows() {
	}

	static Map<Long, List<Index>> read(Catalog catalog) throws SQLException {
		boolean known = catalog.serverMajor() >= NULLS_NOT_DISTINCT_SINCE;
		Map<Long, PartialIndex> partial = new LinkedHashMap<>();
		catalog.query(SQL.formatted(known ? "i.indnullsnotdistinct" : "false"), (row) -> {
			long oid = row.getLong("indexrelid");
			if (!partial.containsKey(oid)) {
				partial.put(oid, PartialIndex.of(row));
			}
			partial.get(oid).add(row);
		});
		Map<Long, List<Index>> indexes = new HashMap<>();
		partial.values()
			.forEach((index) -> indexes.computeIfAbsent(index.table, (table) -> new ArrayList<>()).add(index.index()));
		return indexes;
	}

	/**
	 * An index whose columns are still coming in.
	 */
	private record PartialIndex(long table, Name name, boolean unique, String method, boolean nullsNotDistinct,
			@Nullable Expression predicate, List<IndexElement> elements, List<Name> included) {

		static PartialIndex of(ResultSet row) throws SQLException {
			String predicate = row.getString("predicate");
			return new PartialIndex(row.getLong("oid"), Name.of(row.getString("relname")),
					row.getBoolean("indisunique"), row.getString("amname"), row.getBoolean("nulls_not_distinct"),
					(predicate != null) ? Expression.of(EnclosingParentheses.strip(predicate)) : null,
					new ArrayList<>(), new ArrayList<>());
		}

		void add(ResultSet row) throws SQLException {
			String column = row.getString("attname");
			if (row.getBoolean("included")) {
				this.included.add(Name.of(column));
				return;
			}
			String expression = row.getString("expression");
			String operatorClass = row.getString("operator_class");
			int option = row.getInt("option");
			this.elements.add(new IndexElement((column != null) ? Name.of(column) : null,
					(expression != null) ? Expression.of(EnclosingParentheses.strip(expression)) : null,
					(option & DESCENDING) != 0, (option & NULLS_FIRST) != 0,
					(operatorClass != null) ? Name.of(operatorClass) : null));
		}

		Index index() {
			return new Index(this.name, this.unique, this.elements, this.method, this.included, this.nullsNotDistinct,
					this.predicate);
		}

	}

}
