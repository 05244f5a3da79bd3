package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Reads the check of one column of MariaDB. The catalog calls it by the name that the
 * column had first, however it is called now; only the statement that would create the
 * table tells which check belongs to which column.
 */
final class MariaDbColumnCheckReader implements ColumnCheckReader {

	private static final String SQL = """
			SELECT check_clause FROM information_schema.check_constraints
			WHERE constraint_schema = ? AND table_name = ? AND level = 'Column'
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	MariaDbColumnCheckReader(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	@Override
	public Optional<Expression> read(QualifiedName table, Column column) {
		Name owner = (table.schema() != null) ? table.schema() : Name.of(this.schema);
		try {
			List<String> clauses = clauses(owner, table.name());
			return clauses.isEmpty() ? Optional.empty() : definition(owner, table.name(), column.name())
				.flatMap((definition) -> clauses.stream().filter((clause) -> ends(definition, clause)).findFirst())
				.filter((clause) -> !isOfType(clause, column))
				.map(Expression::of);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(owner.text(), ex);
		}
	}

	private List<String> clauses(Name owner, Name table) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(SQL)) {
			statement.setString(1, owner.text());
			statement.setString(2, table.text());
			List<String> clauses = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					clauses.add(rows.getString(1));
				}
			}
			return clauses;
		}
	}

	/**
	 * Return the line of the column, which has no line breaks in it.
	 */
	private Optional<String> definition(Name owner, Name table, Name column) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement
					.executeQuery("SHOW CREATE TABLE " + this.dialect.quote(owner) + "." + this.dialect.quote(table))) {
			rows.next();
			return rows.getString(2)
				.lines()
				.filter((line) -> line.startsWith("  " + MariaDbText.quote(column.text()) + " "))
				.findFirst();
		}
	}

	private static boolean ends(String definition, String clause) {
		String end = " CHECK (" + clause + ")";
		return definition.endsWith(end) || definition.endsWith(end + ",");
	}

	private static boolean isOfType(String clause, Column column) {
		return column.type().name().toString().startsWith("json")
				&& clause.equals("json_valid(" + MariaDbText.quote(column.name().text()) + ")");
	}

}
