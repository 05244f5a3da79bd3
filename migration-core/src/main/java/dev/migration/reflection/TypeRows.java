package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.ParsedTypes;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Column types from the catalog. A user type is told by its schema and never by the text
 * of {@code format_type}, which depends on {@code search_path}.
 */
final class TypeRows {

	private final SchemaScope scope;

	private final ParsedTypes types;

	TypeRows(SchemaScope scope, Dialect dialect) {
		this.scope = scope;
		this.types = new ParsedTypes(dialect);
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

}
