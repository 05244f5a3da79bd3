package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.ParsedTypes;
import dev.migration.reflection.Catalog.Values;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Column types from the catalog. A user type is told by its schema and never by the text
 * of {@code format_type}, which depends on {@code search_path}.
 */
final class TypeRows {

	private static final String SQL = """
			SELECT k.type, k.modifier, k.collated, k.declared, tn.nspname AS type_schema, t.typname AS type_name,
				pg_catalog.format_type(t.oid, k.modifier) AS type_text,
				CASE WHEN tn.nspname <> 'pg_catalog' THEN pg_catalog.format_type(t.oid, NULL) END AS type_bare_text,
				CASE WHEN array_of.oid IS NULL THEN 0 ELSE greatest(k.declared, 1) END AS dimensions,
				co.collname AS collation_name
			FROM unnest(?::oid[], ?::int4[], ?::oid[], ?::int4[]) k (type, modifier, collated, declared)
			JOIN pg_catalog.pg_type ct ON ct.oid = k.type
			LEFT JOIN pg_catalog.pg_type array_of ON array_of.oid = ct.typelem AND array_of.typarray = ct.oid
			JOIN pg_catalog.pg_type t ON t.oid = coalesce(array_of.oid, ct.oid)
			JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
			LEFT JOIN pg_catalog.pg_collation co ON co.oid = k.collated AND k.collated <> ct.typcollation
			""";

	private final SchemaScope scope;

	private final ParsedTypes types;

	TypeRows(SchemaScope scope, Dialect dialect) {
		this.scope = scope;
		this.types = new ParsedTypes(dialect);
	}

	/**
	 * Read types, each once: a schema has a dozen of them.
	 */
	Map<TypeKey, ColumnType> read(Catalog catalog, Collection<TypeKey> keys) throws SQLException {
		Map<TypeKey, ColumnType> found = new HashMap<>();
		List<Values> parameters = List.of(new Values("oid", keys.stream().map(TypeKey::type).toList()),
				new Values("int4", keys.stream().map(TypeKey::modifier).toList()),
				new Values("oid", keys.stream().map(TypeKey::collation).toList()),
				new Values("int4", keys.stream().map(TypeKey::dimensions).toList()));
		catalog.query(SQL, parameters, (row) -> found.put(new TypeKey(row.getLong("type"), row.getInt("modifier"),
				row.getLong("collated"), row.getInt("declared")), type(row)));
		return found;
	}

	ColumnType type(ResultSet row) throws SQLException {
		String collation = row.getString("collation_name");
		return element(row).withDimensions(row.getInt("dimensions"))
			.withCollation((collation != null) ? Name.of(collation) : null);
	}

	private ColumnType element(ResultSet row) throws SQLException {
		String schema = row.getString("type_schema");
		if (schema.equals("pg_catalog")) {
			return this.types.of(row.getString("type_text"));
		}
		QualifiedName name = this.scope.name(schema, row.getString("type_name"));
		String arguments = row.getString("type_text").substring(row.getString("type_bare_text").length());
		return new ColumnType(name, true, arguments(arguments), 0, null);
	}

	// What an extension's type prints after its name, such as '(Point,4326)'
	private static List<String> arguments(String text) {
		String list = EnclosingParentheses.strip(text);
		return list.isEmpty() ? List.of() : Stream.of(list.split(",")).map(String::strip).toList();
	}

	/**
	 * What a column says of its type, in the numbers of the catalog.
	 */
	record TypeKey(long type, int modifier, long collation, int dimensions) {

	}

}
