package dev.migration.reflection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;

/**
 * Tells which schemas there are.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ExistingSchemas {

	private ExistingSchemas() {
	}

	/**
	 * Return the schemas of a database.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect of the database
	 * @return the names of all schemas that the user can see
	 * @throws SchemaReadException if the database refuses
	 */
	public static List<Name> of(Connection connection, Dialect dialect) {
		String sql = dialect.name().equals("postgresql") ? "SELECT nspname FROM pg_catalog.pg_namespace"
				: "SELECT schema_name FROM information_schema.schemata";
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			List<Name> names = new ArrayList<>();
			while (row.next()) {
				names.add(dialect.storedName(row.getString(1), true));
			}
			return names;
		}
		catch (SQLException ex) {
			throw new SchemaReadException("information_schema", ex);
		}
	}

}
