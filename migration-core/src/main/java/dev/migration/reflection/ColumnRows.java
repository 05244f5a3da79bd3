package dev.migration.reflection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Columns from the catalog, by the oid of their table.
 */
final class ColumnRows {

	private static final String SQL = Catalog.RELATIONS + """
			SELECT r.oid, a.attnum, a.attname, a.attnotnull, a.attidentity::text, a.attgenerated::text,
			""" + Catalog.EXPRESSION + """
				AS expression, ds.description AS comment,
				tn.nspname AS type_schema, t.typname AS type_name,
				pg_catalog.format_type(t.oid, a.atttypmod) AS type_text,
				CASE WHEN tn.nspname <> 'pg_catalog' THEN pg_catalog.format_type(t.oid, NULL) END AS type_bare_text,
				CASE WHEN array_of.oid IS NULL THEN 0 ELSE greatest(a.attndims, 1) END AS dimensions,
				co.collname AS collation_name,
				pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
				s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
			FROM relation r
			JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
			JOIN pg_catalog.pg_type ct ON ct.oid = a.atttypid
			LEFT JOIN pg_catalog.pg_type array_of ON array_of.oid = ct.typelem AND array_of.typarray = ct.oid
			JOIN pg_catalog.pg_type t ON t.oid = coalesce(array_of.oid, ct.oid)
			JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
			LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			LEFT JOIN pg_catalog.pg_description ds ON ds.objoid = a.attrelid
				AND ds.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND ds.objsubid = a.attnum
			LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation AND a.attcollation <> ct.typcollation
			LEFT JOIN (pg_catalog.pg_depend o JOIN pg_catalog.pg_sequence s ON s.seqrelid = o.objid)
				ON o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND o.refobjid = a.attrelid AND o.refobjsubid = a.attnum AND o.deptype = 'i'
			ORDER BY r.oid, a.attnum
			""";

	private final TypeRows types;

	ColumnRows(TypeRows types) {
		this.types = types;
	}

	ReadColumns read(Catalog catalog) throws SQLException {
		ReadColumns columns = new ReadColumns(new HashMap<>(), new HashMap<>());
		catalog.query(SQL, (row) -> {
			long table = row.getLong("oid");
			Column column = column(row);
			columns.ofTable().computeIfAbsent(table, (key) -> new ArrayList<>()).add(column);
			columns.names().computeIfAbsent(table, (key) -> new HashMap<>()).put(row.getInt("attnum"), column.name());
		});
		return columns;
	}

	private Column column(ResultSet row) throws SQLException {
		String text = row.getString("expression");
		Expression expression = (text != null) ? Expression.of(text) : null;
		Generated generated = generated(row.getString("attgenerated"), expression);
		return new Column(Name.of(row.getString("attname")), this.types.type(row), !row.getBoolean("attnotnull"),
				(generated != null) ? null : expression, identity(row), generated, row.getString("comment"));
	}

	private static @Nullable Generated generated(String kind, @Nullable Expression expression) {
		if (kind.isEmpty() || expression == null) {
			return null;
		}
		Expression bare = Expression.of(EnclosingParentheses.strip(expression.source()));
		return new Generated(bare, kind.equals("s"));
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		String kind = row.getString("attidentity");
		return kind.isEmpty() ? null : new Identity(kind.equals("a"), SequenceRows.options(row));
	}

	/**
	 * Columns that were read, by the oid of their table.
	 *
	 * @param ofTable the columns in order
	 * @param names the names by the numbers of the columns
	 */
	record ReadColumns(Map<Long, List<Column>> ofTable, Map<Long, Map<Integer, Name>> names) {

		List<Column> of(long table) {
			return this.ofTable.getOrDefault(table, List.of());
		}

		/**
		 * Return names. What is no column of its own, such as the whole row in a check,
		 * has a number that is not positive and is left out.
		 * @param table the oid of the table
		 * @param numbers the numbers of columns, {@code null} for none
		 * @throws SQLException if a column has come since the columns were read
		 */
		List<Name> names(long table, @Nullable Array numbers) throws SQLException {
			List<Name> found = new ArrayList<>();
			Object[] values = (numbers != null) ? (Object[]) numbers.getArray() : new Object[0];
			for (Object value : values) {
				int number = ((Number) value).intValue();
				Name name = this.names.getOrDefault(table, Map.of()).get(number);
				if (name == null && number > 0) {
					throw new SQLException("column %d of relation %d was added meanwhile".formatted(number, table));
				}
				if (name != null) {
					found.add(name);
				}
			}
			return found;
		}

	}

}
