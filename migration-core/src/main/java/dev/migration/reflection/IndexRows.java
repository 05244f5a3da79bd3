package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Indexes that no constraint owns and exclusion constraints, which have all that an index
 * has, from the catalog, by the oid of their table. One row is one column of an index.
 */
final class IndexRows {

	private static final int NULLS_NOT_DISTINCT_SINCE = 15;

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	private static final String SQL = Catalog.RELATIONS
			+ """
					SELECT r.oid, i.indexrelid, ic.relname, i.indisunique, am.amname,
						%s AS nulls_not_distinct,
						pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
						k.position > i.indnkeyatts AS included, a.attname, e.expression,
						coalesce(i.indoption[k.position - 1], 0) AS option,
						CASE WHEN NOT oc.opcdefault THEN oc.opcname END AS operator_class,
						CASE WHEN a.attcollation <> co.oid THEN co.collname
							WHEN e.expression IS NOT NULL AND co.collname <> 'default' AND pg_catalog.strpos(
								pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), e.expression || ' COLLATE ') > 0
							THEN co.collname END AS collation_name,
						x.conname IS NOT NULL AS exclusion, x.condeferrable, x.condeferred,
						CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname
							WHEN o.oid IS NOT NULL THEN pg_catalog.format('OPERATOR(%%I.%%s)', op.nspname, o.oprname) END AS operator
					FROM relation r
					JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
					JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
					JOIN pg_catalog.pg_am am ON am.oid = ic.relam
					CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, position)
					CROSS JOIN LATERAL (SELECT CASE WHEN k.attnum = 0
						THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.position::integer, true) END) e (expression)
					LEFT JOIN pg_catalog.pg_attribute a
						ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND a.attnum <> 0
					LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[k.position - 1]
					LEFT JOIN pg_catalog.pg_collation co ON co.oid = i.indcollation[k.position - 1]
					LEFT JOIN pg_catalog.pg_constraint x ON x.conindid = i.indexrelid AND x.contype = 'x'
					LEFT JOIN pg_catalog.pg_operator o ON o.oid = x.conexclop[k.position]
					LEFT JOIN pg_catalog.pg_namespace op ON op.oid = o.oprnamespace
					WHERE NOT i.indisprimary AND NOT EXISTS (
						SELECT FROM pg_catalog.pg_constraint c
						WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
					ORDER BY r.oid, i.indexrelid, k.position
					""";

	private final Map<Long, List<Index>> indexes = new HashMap<>();

	private final Map<Long, List<ExcludeConstraint>> exclusions = new HashMap<>();

	private IndexRows(Collection<PartialIndex> partial) {
		for (PartialIndex index : partial) {
			if (index.deferral != null) {
				this.exclusions.computeIfAbsent(index.table, (table) -> new ArrayList<>())
					.add(index.exclusion(index.deferral));
			}
			else {
				this.indexes.computeIfAbsent(index.table, (table) -> new ArrayList<>()).add(index.index());
			}
		}
	}

	static IndexRows read(Catalog catalog) throws SQLException {
		boolean known = catalog.serverMajor() >= NULLS_NOT_DISTINCT_SINCE;
		Map<Long, PartialIndex> partial = new LinkedHashMap<>();
		catalog.query(SQL.formatted(known ? "i.indnullsnotdistinct" : "false"), (row) -> {
			long oid = row.getLong("indexrelid");
			if (!partial.containsKey(oid)) {
				partial.put(oid, PartialIndex.of(row));
			}
			partial.get(oid).add(row);
		});
		return new IndexRows(partial.values());
	}

	List<Index> indexes(long table) {
		return this.indexes.getOrDefault(table, List.of());
	}

	List<ExcludeConstraint> exclusions(long table) {
		return this.exclusions.getOrDefault(table, List.of());
	}

	/**
	 * An index whose columns are still coming in.
	 *
	 * @param deferral when an exclusion constraint is checked, {@code null} if it is none
	 */
	private record PartialIndex(long table, Name name, boolean unique, String method, boolean nullsNotDistinct,
			@Nullable Expression predicate, @Nullable Deferral deferral, List<IndexElement> elements,
			List<String> operators, List<Name> included) {

		static PartialIndex of(ResultSet row) throws SQLException {
			String predicate = row.getString("predicate");
			return new PartialIndex(row.getLong("oid"), Name.of(row.getString("relname")),
					row.getBoolean("indisunique"), row.getString("amname"), row.getBoolean("nulls_not_distinct"),
					(predicate != null) ? Expression.of(EnclosingParentheses.strip(predicate)) : null,
					row.getBoolean("exclusion") ? ConstraintRows.deferral(row) : null, new ArrayList<>(),
					new ArrayList<>(), new ArrayList<>());
		}

		void add(ResultSet row) throws SQLException {
			String column = row.getString("attname");
			if (row.getBoolean("included")) {
				this.included.add(Name.of(column));
				return;
			}
			String expression = row.getString("expression");
			int option = row.getInt("option");
			this.elements.add(new IndexElement((column != null) ? Name.of(column) : null,
					(expression != null) ? Expression.of(EnclosingParentheses.strip(expression)) : null,
					(option & DESCENDING) != 0, (option & NULLS_FIRST) != 0, name(row.getString("operator_class")),
					name(row.getString("collation_name")), null));
			if (this.deferral != null) {
				this.operators.add(row.getString("operator"));
			}
		}

		private static @Nullable Name name(@Nullable String text) {
			return (text != null) ? Name.of(text) : null;
		}

		Index index() {
			return new Index(this.name, this.unique, this.elements, this.method, this.included, this.nullsNotDistinct,
					this.predicate);
		}

		ExcludeConstraint exclusion(Deferral when) {
			List<ExcludeElement> parts = IntStream.range(0, this.elements.size())
				.mapToObj((i) -> new ExcludeElement(this.elements.get(i), this.operators.get(i)))
				.toList();
			return new ExcludeConstraint(this.name, parts, this.method, this.predicate, when);
		}

	}

}
