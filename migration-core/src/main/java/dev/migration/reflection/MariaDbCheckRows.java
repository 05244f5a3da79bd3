package dev.migration.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;

/**
 * Checks from the catalog. MariaDB knows those of a column, which bear its first name and
 * go with {@code MODIFY}, and those of a table; MySQL the latter only, enforced or not.
 */
final class MariaDbCheckRows {

	private static final String MARIADB = """
			SELECT table_name, constraint_name AS name, check_clause AS clause, level = 'Column' AS of_column,
				'YES' AS enforced
			FROM information_schema.check_constraints
			WHERE constraint_schema = ?
			ORDER BY table_name, constraint_name
			""";

	private static final String MYSQL = """
			SELECT t.table_name AS table_name, c.constraint_name AS name, c.check_clause AS clause, FALSE AS of_column,
				t.enforced AS enforced
			FROM information_schema.check_constraints c
			JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema
				AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'
			WHERE c.constraint_schema = ?
			ORDER BY t.table_name, c.constraint_name
			""";

	private final Map<String, List<CheckRow>> rows = new LinkedHashMap<>();

	private MariaDbCheckRows() {
	}

	static MariaDbCheckRows read(MariaDbCatalog catalog) throws SQLException {
		MariaDbCheckRows checks = new MariaDbCheckRows();
		catalog.query(catalog.isMariaDb() ? MARIADB : MYSQL,
				(row) -> checks.rows.computeIfAbsent(row.getString("table_name"), (table) -> new ArrayList<>())
					.add(CheckRow.of(row, catalog)));
		return checks;
	}

	/**
	 * Return whether the server checks that the column is JSON, as it does for that type,
	 * which is a text otherwise.
	 */
	boolean isJson(String table, String column) {
		return this.rows.getOrDefault(table, List.of()).stream().anyMatch((row) -> row.isJson(column));
	}

	/**
	 * Return the checks of a table.
	 * @param table the table
	 * @param json its columns of that type, whose own check belongs to the type
	 */
	List<CheckConstraint> of(String table, Set<String> json) {
		return this.rows.getOrDefault(table, List.of())
			.stream()
			.filter((row) -> json.stream().noneMatch(row::isJson))
			.map((row) -> new CheckConstraint(Name.of(row.name()), Expression.of(row.clause()))
				.withValidated(row.enforced()))
			.toList();
	}

	private record CheckRow(String name, String clause, boolean ofColumn, boolean enforced) {

		static CheckRow of(ResultSet row, MariaDbCatalog catalog) throws SQLException {
			String clause = row.getString("clause");
			return new CheckRow(row.getString("name"),
					MariaDbText.stripParentheses(catalog.isMariaDb() ? clause : MariaDbText.unescape(clause)),
					row.getBoolean("of_column"), row.getString("enforced").equals("YES"));
		}

		/** Its name is the one that the column had first. */
		boolean isJson(String column) {
			return this.ofColumn && this.clause.equals("json_valid(" + MariaDbText.quote(column) + ")");
		}

	}

}
