package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.reflection.Catalog.Values;
import dev.migration.reflection.TypeRows.TypeKey;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
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
				AS expression, ds.description AS comment, a.atttypid, a.atttypmod, a.attcollation, a.attndims,
				pg_catalog.format_type(s.seqtypid, NULL) AS seqtype,
				s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
			FROM relation r
			JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
			LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			LEFT JOIN pg_catalog.pg_description ds ON ds.objoid = a.attrelid
				AND ds.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND ds.objsubid = a.attnum
			LEFT JOIN (pg_catalog.pg_depend o JOIN pg_catalog.pg_sequence s ON s.seqrelid = o.objid)
				ON o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND o.refobjid = a.attrelid AND o.refobjsubid = a.attnum AND o.deptype = 'i'
			ORDER BY r.oid, a.attnum
			""";

	// The collation 'default', whatever that is in this database
	private static final long DEFAULT_COLLATION = 100;

	private final TypeRows types;

	ColumnRows(TypeRows types) {
		this.types = types;
	}

	ReadColumns read(Catalog catalog, Values tables) throws SQLException {
		ReadColumns columns = new ReadColumns(new HashMap<>(), new HashMap<>(), new LinkedHashSet<>());
		List<UntypedColumn> untyped = new ArrayList<>();
		catalog.query(SQL, List.of(tables), (row) -> {
			UntypedColumn column = UntypedColumn.of(row);
			untyped.add(column);
			columns.names()
				.computeIfAbsent(column.table(), (key) -> new HashMap<>())
				.put(row.getInt("attnum"), column.name());
			if (column.type().collation() != 0 && column.type().collation() != DEFAULT_COLLATION) {
				columns.collated().add(column.table());
			}
		});
		Map<TypeKey, ColumnType> found = this.types.read(catalog,
				untyped.stream().map(UntypedColumn::type).collect(Collectors.toCollection(LinkedHashSet::new)));
		for (UntypedColumn column : untyped) {
			ColumnType type = found.get(column.type());
			if (type == null) {
				throw new SQLException("type %d was dropped meanwhile".formatted(column.type().type()));
			}
			columns.ofTable().computeIfAbsent(column.table(), (key) -> new ArrayList<>()).add(column.of(type));
		}
		return columns;
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
	 * A column whose type is only a key as yet: a schema has few types.
	 */
	private record UntypedColumn(long table, Name name, TypeKey type, boolean nullable,
			@Nullable Expression defaultValue, @Nullable Identity identity, @Nullable Generated generated,
			@Nullable String comment) {

		static UntypedColumn of(ResultSet row) throws SQLException {
			String text = row.getString("expression");
			Expression expression = (text != null) ? Expression.of(text) : null;
			Generated generated = ColumnRows.generated(row.getString("attgenerated"), expression);
			return new UntypedColumn(row.getLong("oid"), Name.of(row.getString("attname")),
					new TypeKey(row.getLong("atttypid"), row.getInt("atttypmod"), row.getLong("attcollation"),
							row.getInt("attndims")),
					!row.getBoolean("attnotnull"), (generated != null) ? null : expression, ColumnRows.identity(row),
					generated, row.getString("comment"));
		}

		Column of(ColumnType columnType) {
			return new Column(this.name, columnType, this.nullable, this.defaultValue, this.identity, this.generated,
					this.comment);
		}

	}

	/**
	 * Columns that were read, by the oid of their table.
	 *
	 * @param ofTable the columns in order
	 * @param names the names by the numbers of the columns
	 * @param collated the tables in which some column has not the default collation
	 */
	record ReadColumns(Map<Long, List<Column>> ofTable, Map<Long, Map<Integer, Name>> names, Set<Long> collated) {

		List<Column> of(long table) {
			return this.ofTable.getOrDefault(table, List.of());
		}

		/**
		 * Return names. What is no column of its own, such as the whole row in a check,
		 * has a number that is not positive and is left out.
		 * @param table the oid of the table
		 * @param numbers the numbers of columns
		 * @throws SQLException if a column has come since the columns were read
		 */
		List<Name> names(long table, int... numbers) throws SQLException {
			List<Name> found = new ArrayList<>();
			for (int number : numbers) {
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
