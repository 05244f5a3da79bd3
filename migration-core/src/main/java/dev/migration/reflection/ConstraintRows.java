package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migration.reflection.Catalog.Values;
import dev.migration.reflection.ColumnRows.ReadColumns;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.UniqueConstraint;

/**
 * Constraints from the catalog, by the oid of their table. A foreign key to a partitioned
 * table has further rows, one for each partition, which have a parent. Columns of tables
 * that were read are known by their numbers: asking for each name took most of the time.
 */
final class ConstraintRows {

	private static final int NULLS_NOT_DISTINCT_SINCE = 15;

	private static final int COLUMNS_ON_DELETE_SINCE = 15;

	private static final String SQL = Catalog.RELATIONS + """
			SELECT r.oid, c.conname, c.contype::text, c.condeferrable, c.condeferred,
				c.confdeltype::text, c.confupdtype::text, c.confmatchtype::text, c.convalidated, c.connoinherit,
				CASE WHEN c.confrelid <> 0 AND fr.oid IS NULL THEN (SELECT fn.nspname FROM pg_catalog.pg_class f
					JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
					WHERE f.oid = c.confrelid) END AS referenced_schema,
				CASE WHEN c.confrelid <> 0 AND fr.oid IS NULL THEN (SELECT f.relname FROM pg_catalog.pg_class f
					WHERE f.oid = c.confrelid) END AS referenced_table,
				%1$s AS nulls_not_distinct,
				c.conkey, c.confrelid, c.confkey, %2$s AS keys_on_delete,
				CASE WHEN i.indnatts > i.indnkeyatts THEN ARRAY(SELECT a.attname::text
					FROM generate_series(i.indnkeyatts + 1, i.indnatts) k (position)
					JOIN pg_catalog.pg_attribute a
						ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.position - 1]
					ORDER BY k.position) END AS included,
				pg_catalog.pg_get_expr(c.conbin, c.conrelid) AS condition,
				CASE WHEN c.confkey IS NOT NULL AND fr.oid IS NULL THEN ARRAY(SELECT a.attname::text
					FROM unnest(c.confkey) WITH ORDINALITY k (attnum, position)
					JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
					ORDER BY k.position) END AS referenced_columns
			FROM relation r
			JOIN pg_catalog.pg_constraint c ON c.conrelid = r.oid
			LEFT JOIN relation fr ON fr.oid = c.confrelid
			LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid AND c.contype IN ('p', 'u')
			WHERE c.contype IN ('p', 'u', 'f', 'c')
			AND c.conparentid = 0
			ORDER BY r.oid, c.conname
			""";

	private final SchemaScope scope;

	private final Map<Long, QualifiedName> tables;

	private final ReadColumns columns;

	/**
	 * Create a reader.
	 * @param tables the names of the tables, by their oids
	 * @param columns the columns of the same tables, which were read before
	 */
	ConstraintRows(SchemaScope scope, Map<Long, QualifiedName> tables, ReadColumns columns) {
		this.scope = scope;
		this.tables = tables;
		this.columns = columns;
	}

	Map<Long, List<Constraint>> read(Catalog catalog, Values relations) throws SQLException {
		int major = catalog.serverMajor();
		String nullsNotDistinct = (major >= NULLS_NOT_DISTINCT_SINCE) ? "coalesce(i.indnullsnotdistinct, false)"
				: "false";
		String columnsOnDelete = (major >= COLUMNS_ON_DELETE_SINCE) ? "c.confdelsetcols" : "NULL::smallint[]";
		Map<Long, List<Constraint>> constraints = new HashMap<>();
		catalog.query(SQL.formatted(nullsNotDistinct, columnsOnDelete), List.of(relations),
				(row) -> constraints.computeIfAbsent(row.getLong("oid"), (table) -> new ArrayList<>())
					.add(constraint(row)));
		return constraints;
	}

	private Constraint constraint(ResultSet row) throws SQLException {
		Name name = Name.of(row.getString("conname"));
		List<Name> columns = this.columns.names(row.getLong("oid"), Catalog.numbers(row.getString("conkey")));
		return switch (row.getString("contype")) {
			case "p" -> new PrimaryKey(name, columns, deferral(row), Catalog.names(row, "included"));
			case "u" -> new UniqueConstraint(name, columns, row.getBoolean("nulls_not_distinct"), deferral(row),
					Catalog.names(row, "included"));
			case "f" -> foreignKey(name, columns, row);
			default -> new CheckConstraint(name, Expression.of(EnclosingParentheses.strip(row.getString("condition"))),
					row.getBoolean("convalidated"), row.getBoolean("connoinherit"));
		};
	}

	private ForeignKey foreignKey(Name name, List<Name> columns, ResultSet row) throws SQLException {
		return new ForeignKey(name, columns, referencedTable(row), referencedColumns(row),
				action(row.getString("confdeltype")), action(row.getString("confupdtype")), deferral(row),
				row.getString("confmatchtype").equals("f") ? ForeignKeyMatch.FULL : ForeignKeyMatch.SIMPLE,
				row.getBoolean("convalidated"),
				this.columns.names(row.getLong("oid"), Catalog.numbers(row.getString("keys_on_delete"))));
	}

	private QualifiedName referencedTable(ResultSet row) throws SQLException {
		QualifiedName read = this.tables.get(row.getLong("confrelid"));
		return (read != null) ? read
				: this.scope.name(row.getString("referenced_schema"), row.getString("referenced_table"));
	}

	private List<Name> referencedColumns(ResultSet row) throws SQLException {
		long table = row.getLong("confrelid");
		return this.tables.containsKey(table) ? this.columns.names(table, Catalog.numbers(row.getString("confkey")))
				: Catalog.names(row, "referenced_columns");
	}

	private static ReferentialAction action(String code) {
		return switch (code) {
			case "r" -> ReferentialAction.RESTRICT;
			case "c" -> ReferentialAction.CASCADE;
			case "n" -> ReferentialAction.SET_NULL;
			case "d" -> ReferentialAction.SET_DEFAULT;
			default -> ReferentialAction.NO_ACTION;
		};
	}

	static Deferral deferral(ResultSet row) throws SQLException {
		if (!row.getBoolean("condeferrable")) {
			return Deferral.NOT_DEFERRABLE;
		}
		return row.getBoolean("condeferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
	}

}
