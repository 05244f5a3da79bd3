package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.migration.reflection.Catalog.Values;
import dev.migration.reflection.ColumnRows.ReadColumns;
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
 * has, from the catalog, by the oid of their table. Columns are known by their numbers.
 */
final class IndexRows {

	private static final int NULLS_NOT_DISTINCT_SINCE = 15;

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	// Most indexes are of columns, with what is the default for them: only the others are
	// looked at column by column
	private static final String SQL = Catalog.RELATIONS + """
			SELECT r.oid, i.indexrelid, ic.relname, i.indisunique, am.amname,
				%s AS nulls_not_distinct,
				pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
				i.indnkeyatts, i.indkey::text AS keys, i.indoption::text AS options,
				x.conname IS NOT NULL AS exclusion, x.condeferrable, x.condeferred,
				p.expressions, p.operator_classes, p.collations, p.operators
			FROM relation r
			JOIN pg_catalog.pg_index i ON i.indrelid = r.oid AND NOT i.indisprimary
			JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
			JOIN pg_catalog.pg_am am ON am.oid = ic.relam
			LEFT JOIN pg_catalog.pg_constraint x ON x.conindid = i.indexrelid AND x.contype IN ('p', 'u', 'x')
			CROSS JOIN LATERAL (
				SELECT pg_catalog.array_agg(e.expression ORDER BY k.position) AS expressions,
					pg_catalog.array_agg(CASE WHEN NOT oc.opcdefault THEN oc.opcname::text END
						ORDER BY k.position) AS operator_classes,
					pg_catalog.array_agg(CASE WHEN a.attcollation <> co.oid THEN co.collname::text
						WHEN e.expression IS NOT NULL AND co.collname <> 'default' AND pg_catalog.strpos(
							pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), e.expression || ' COLLATE ') > 0
						THEN co.collname::text END ORDER BY k.position) AS collations,
					pg_catalog.array_agg(CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname::text
						WHEN o.oid IS NOT NULL THEN pg_catalog.format('OPERATOR(%%I.%%s)', op.nspname, o.oprname)
						END ORDER BY k.position) AS operators
				FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, position)
				CROSS JOIN LATERAL (SELECT CASE WHEN k.attnum = 0
					THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.position::integer, true) END) e (expression)
				LEFT JOIN pg_catalog.pg_attribute a
					ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND a.attnum <> 0
				LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[k.position - 1]
				LEFT JOIN pg_catalog.pg_collation co ON co.oid = i.indcollation[k.position - 1]
				LEFT JOIN pg_catalog.pg_operator o ON o.oid = x.conexclop[k.position]
				LEFT JOIN pg_catalog.pg_namespace op ON op.oid = o.oprnamespace
				WHERE x.contype = 'x' OR i.indexprs IS NOT NULL OR i.indrelid = ANY (?)
				OR NOT i.indcollation::oid[] <@ ARRAY[0, 'pg_catalog."default"'::pg_catalog.regcollation]::oid[]
				OR i.indclass::oid[] && ARRAY(SELECT s.oid FROM pg_catalog.pg_opclass s
					WHERE NOT s.opcdefault)) p
			WHERE (x.contype IS NULL OR x.contype = 'x')
			ORDER BY r.oid, i.indexrelid
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

	/**
	 * Read indexes.
	 * @param columns the columns of the same tables, which were read before
	 */
	static IndexRows read(Catalog catalog, Values relations, ReadColumns columns) throws SQLException {
		boolean known = catalog.serverMajor() >= NULLS_NOT_DISTINCT_SINCE;
		List<PartialIndex> partial = new ArrayList<>();
		catalog.query(SQL.formatted(known ? "i.indnullsnotdistinct" : "false"),
				List.of(relations, new Values("oid", List.copyOf(columns.collated()))), (row) -> {
					PartialIndex index = PartialIndex.of(row);
					index.add(row, columns);
					partial.add(index);
				});
		return new IndexRows(partial);
	}

	List<Index> indexes(long table) {
		return this.indexes.getOrDefault(table, List.of());
	}

	List<ExcludeConstraint> exclusions(long table) {
		return this.exclusions.getOrDefault(table, List.of());
	}

	/**
	 * An index that may be an exclusion constraint.
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

		void add(ResultSet row, ReadColumns columns) throws SQLException {
			int[] keys = Catalog.numbers(row.getString("keys"));
			int[] options = Catalog.numbers(row.getString("options"));
			List<@Nullable String> expressions = Catalog.strings(row, "expressions");
			List<@Nullable String> operatorClasses = Catalog.strings(row, "operator_classes");
			List<@Nullable String> collations = Catalog.strings(row, "collations");
			int elementCount = row.getInt("indnkeyatts");
			for (int i = 0; i < elementCount; i++) {
				String expression = (keys[i] == 0) ? expressions.get(i) : null;
				this.elements.add(new IndexElement((keys[i] != 0) ? columns.names(this.table, keys[i]).get(0) : null,
						(expression != null) ? Expression.of(EnclosingParentheses.strip(expression)) : null,
						(options[i] & DESCENDING) != 0, (options[i] & NULLS_FIRST) != 0, name(operatorClasses, i),
						name(collations, i), null));
			}
			for (int i = elementCount; i < keys.length; i++) {
				this.included.addAll(columns.names(this.table, keys[i]));
			}
			if (this.deferral != null) {
				this.operators.addAll(Catalog.strings(row, "operators").subList(0, elementCount));
			}
		}

		private static @Nullable Name name(List<@Nullable String> texts, int position) {
			String text = texts.isEmpty() ? null : texts.get(position);
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
