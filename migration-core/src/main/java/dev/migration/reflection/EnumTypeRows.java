package dev.migration.reflection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migration.schema.EnumType;

/**
 * Enum types from the catalog.
 */
final class EnumTypeRows {

	private static final String SQL = """
			SELECT n.nspname, t.typname, ARRAY(
				SELECT e.enumlabel::text
				FROM pg_catalog.pg_enum e
				WHERE e.enumtypid = t.oid
				ORDER BY e.enumsortorder) AS labels
			FROM pg_catalog.pg_type t
			JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
			WHERE n.nspname = ANY (?)
			AND t.typtype = 'e'
			AND NOT EXISTS (
				SELECT FROM pg_catalog.pg_depend d
				WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
				AND d.objid = t.oid
				AND d.deptype = 'e')
			""";

	private EnumTypeRows() {
	}

	static List<EnumType> read(Catalog catalog, SchemaScope scope) throws SQLException {
		List<EnumType> types = new ArrayList<>();
		catalog.query(SQL,
				(row) -> types.add(new EnumType(scope.name(row.getString("nspname"), row.getString("typname")),
						Catalog.strings(row, "labels"))));
		return types;
	}

}
