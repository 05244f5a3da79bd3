package dev.migration.reflection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * Runs the bulk queries: each is given the schemas and answers for all tables at once.
 */
final class Catalog {

	/**
	 * The tables to read. Left out: partitions, which belong to their parent, temporary
	 * tables, foreign tables, and what an extension brought along.
	 */
	static final String TABLES = """
			SELECT c.oid, n.nspname, c.relname, ds.description AS comment
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_catalog.pg_description ds ON ds.objoid = c.oid
				AND ds.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND ds.objsubid = 0
			WHERE n.nspname = ANY (?)
			AND c.relkind IN ('r', 'p')
			AND NOT c.relispartition
			AND c.relpersistence <> 't'
			AND NOT EXISTS (
				SELECT FROM pg_catalog.pg_depend e
				WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND e.objid = c.oid
				AND e.deptype = 'e')
			ORDER BY n.nspname, c.relname
			""";

	/**
	 * The tables that were found, by their oids: finding them once takes less than in
	 * every query, and their number lets the server plan the rest.
	 */
	static final String RELATIONS = """
			WITH relation AS (SELECT r.oid FROM unnest(?::oid[]) r (oid))
			""";

	/**
	 * The default or the generation of column {@code a} that {@code d} holds. The server
	 * keeps {@code DEFAULT NULL} for types with a length only, with the type that the
	 * column had when it was set, and it says nothing there either. A default names no
	 * column; printed as part of its table it would make the server load all of that.
	 */
	static final String EXPRESSION = """
			CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid)
				WHEN pg_catalog.pg_get_expr(d.adbin, 0) ~
					'^NULL::("([^"]|"")+"|[[:alnum:]_ ]+)(\\.("([^"]|"")+"|[[:alnum:]_]+))?(\\([0-9,-]+\\))?[a-z ]*(\\[\\])*$'
				THEN NULL
				ELSE pg_catalog.pg_get_expr(d.adbin, 0) END
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

	/**
	 * Ask about the schemas.
	 */
	void query(String sql, RowHandler handler) throws SQLException {
		query(sql, List.of(new Values("text", this.schemas)), handler);
	}

	/**
	 * Ask about something else.
	 * @param parameters the parameters in order, arrays all of them
	 */
	void query(String sql, List<Values> parameters, RowHandler handler) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.size(); i++) {
				Values values = parameters.get(i);
				statement.setArray(i + 1, this.connection.createArrayOf(values.type(), values.elements().toArray()));
			}
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					handler.handle(row);
				}
			}
		}
	}

	/**
	 * Return the numbers of an array or a vector of the server, none if it is null: its
	 * text is {@code {1,2}} or {@code 1 2}.
	 */
	static int[] numbers(@Nullable String text) {
		if (text == null || text.isEmpty() || text.equals("{}")) {
			return new int[0];
		}
		String list = text.startsWith("{") ? text.substring(1, text.length() - 1) : text;
		return Stream.of(list.split("[ ,]")).mapToInt(Integer::parseInt).toArray();
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
	 * A parameter.
	 *
	 * @param type the type of the elements
	 */
	record Values(String type, List<?> elements) {

	}

	/**
	 * Takes one row at a time.
	 */
	@FunctionalInterface
	interface RowHandler {

		void handle(ResultSet row) throws SQLException;

	}

}
