package dev.migration.reflection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Composite types from the catalog. The row types of tables are none of them.
 */
final class CompositeTypeRows {

	private static final String SQL = """
			SELECT n.nspname, c.relname, td.description AS type_comment, a.attname, ad.description AS comment,
				tn.nspname AS type_schema, t.typname AS type_name,
				pg_catalog.format_type(t.oid, a.atttypmod) AS type_text,
				pg_catalog.format_type(t.oid, NULL) AS type_bare_text,
				CASE WHEN array_of.oid IS NULL THEN 0 ELSE greatest(a.attndims, 1) END AS dimensions,
				co.collname AS collation_name
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN (pg_catalog.pg_attribute a
				JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
				LEFT JOIN pg_catalog.pg_type array_of ON array_of.oid = at.typelem AND array_of.typarray = at.oid
				JOIN pg_catalog.pg_type t ON t.oid = coalesce(array_of.oid, at.oid)
				JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
				LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation AND a.attcollation <> at.typcollation)
				ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			LEFT JOIN pg_catalog.pg_description td ON td.objoid = c.reltype
				AND td.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND td.objsubid = 0
			LEFT JOIN pg_catalog.pg_description ad ON ad.objoid = a.attrelid
				AND ad.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND ad.objsubid = a.attnum
			WHERE n.nspname = ANY (?)
			AND c.relkind = 'c'
			AND NOT EXISTS (
				SELECT FROM pg_catalog.pg_depend e
				WHERE e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
				AND e.objid = c.reltype
				AND e.deptype = 'e')
			ORDER BY n.nspname, c.relname, a.attnum
			""";

	private CompositeTypeRows() {
	}

	static List<CompositeType> read(Catalog catalog, SchemaScope scope, TypeRows types) throws SQLException {
		Map<QualifiedName, CompositeType> read = new LinkedHashMap<>();
		catalog.query(SQL, (row) -> {
			QualifiedName name = scope.name(row.getString("nspname"), row.getString("relname"));
			CompositeType type = read.getOrDefault(name,
					new CompositeType(name, List.of(), row.getString("type_comment")));
			List<Attribute> attributes = new ArrayList<>(type.attributes());
			if (row.getString("attname") != null) {
				attributes
					.add(new Attribute(Name.of(row.getString("attname")), types.type(row), row.getString("comment")));
			}
			read.put(name, new CompositeType(name, attributes, type.comment()));
		});
		return List.copyOf(read.values());
	}

}
