package dev.migration.reflection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import dev.migration.schema.Name;

/**
 * Runs the bulk queries: each is given the schemas and answers for all tables at once.
 */
final class Catalog {

	/**
	 * The tables to read. Left out: partitions, which belong to their parent, temporary
	 * tables, foreign tables, and what an extension brought along.
	 */
	static final String RELATIONS = """
			WITH relation AS (
				SELECT c.oid, n.nspname, c.relname
				FROM pg_catalog.pg_class c
				JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = ANY (?)
				AND c.relkind IN ('r', 'p')
				AND NOT c.relispartition
				AND c.relpersistence <> 't'
				AND NOT EXISTS (
					SELECT FROM pg_catalog.pg_depend e
					WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
					AND e.objid = c.oid
					AND e.deptype = 'e'))
			""";

	/**
	 * The default or the generation of column {@code a} that {@code d} holds. The server
	 * keeps {@code DEFAULT NULL} for types with a length only, with the type that the
	 * column had when it was set, and it says nothing there either.
	 */
	static final String EXPRESSION = """
			CASE WHEN a.attgenerated = '' AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~
					'^NULL::("([^"]|"")+"|[[:alnum:]_ ]+)(\\.("([^"]|"")+"|[[:alnum:]_]+))?(\\([0-9,-]+\\))?[a-z ]*(\\[\\])*$'
				THEN NULL
				ELSE pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
			""";

	private final Connection connection;

	private final List<String> schemas;

	Catalog(Connection connection, List<String> schemas) {
		this.connection = connection;
		this.schemas = List.copyOf(schemas);
	}

	int serverMajor() throws SQLException {
		return this.connection.getMetaData().getDatabaseMajorVersion();
	}

	void query(String sql, RowHandler handler) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setArray(1, this.connection.createArrayOf("text", this.schemas.toArray()));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					handler.handle(row);
				}
			}
		}
	}

	/**
	 * Return the texts of an array, none if it is null.
	 */
	static List<String> strings(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return (array != null) ? Arrays.asList((String[]) array.getArray()) : List.of();
	}

	static List<Name> names(ResultSet row, String column) throws SQLException {
		return strings(row, column).stream().map(Name::of).toList();
	}

	/**
	 * Takes one row at a time.
	 */
	@FunctionalInterface
	interface RowHandler {

		void handle(ResultSet row) throws SQLException;

	}

}
