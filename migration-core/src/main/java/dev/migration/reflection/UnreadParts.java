package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.QualifiedName;

/**
 * Finds what the readers of a schema pass over, so that it can be named: objects of other
 * kinds, and properties of tables that no model knows. What an extension brought along is
 * its own affair.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnreadParts {

	private static final String MARIADB_OBJECTS = """
			SELECT table_name, 'view', table_name, table_name FROM information_schema.views WHERE table_schema = ?
			UNION ALL
			SELECT routine_name, CASE WHEN routine_type = 'PROCEDURE' THEN 'procedure' ELSE 'function' END,
				routine_name, routine_name
			FROM information_schema.routines
			WHERE routine_schema = ? AND routine_type IN ('PROCEDURE', 'FUNCTION', 'PACKAGE')
			UNION ALL
			SELECT event_name, 'event', event_name, event_name FROM information_schema.events WHERE event_schema = ?
			ORDER BY 2, 1
			""";

	private static final String MARIADB_PARTS = """
			SELECT table_name, NULL, 'is versioned by the server', 'versioning'
			FROM information_schema.tables WHERE table_schema = ? AND table_type = 'SYSTEM VERSIONED'
			UNION ALL
			SELECT table_name, NULL, 'is partitioned', 'partition' FROM information_schema.tables
			WHERE table_schema = ? AND create_options LIKE '%partitioned%'
			UNION ALL
			SELECT table_name, NULL, CONCAT('has the engine ''', engine, ''''), engine FROM information_schema.tables
			WHERE table_schema = ? AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND engine <> 'InnoDB'
			UNION ALL
			SELECT event_object_table, NULL, CONCAT('has the trigger ''', trigger_name, ''''), trigger_name
			FROM information_schema.triggers WHERE trigger_schema = ?
			ORDER BY 1, 3
			""";

	private static final String H2_OBJECTS = """
			SELECT TABLE_NAME, 'view', TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?
			UNION ALL
			SELECT TABLE_NAME, 'foreign table', TABLE_NAME, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA = ? AND STORAGE_TYPE LIKE '%LINK%'
			UNION ALL
			SELECT DOMAIN_NAME, 'domain', DOMAIN_NAME, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS
			WHERE DOMAIN_SCHEMA = ?
			UNION ALL
			SELECT ROUTINE_NAME, LOWER(ROUTINE_TYPE), ROUTINE_NAME, ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES
			WHERE ROUTINE_SCHEMA = ? AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE', 'AGGREGATE')
			UNION ALL
			SELECT EVENT_OBJECT_TABLE, NULL, 'has the trigger ''' || TRIGGER_NAME || '''', TRIGGER_NAME
			FROM INFORMATION_SCHEMA.TRIGGERS WHERE TRIGGER_SCHEMA = ?
			ORDER BY 2, 1
			""";

	private UnreadParts() {
	}

	/**
	 * Find what is not read of some schemas.
	 * @param connection the connection to read over; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schemas the schemas, as the database stores them
	 * @return what there is, in order of schemas; names are those of the model, with
	 * their schema
	 * @throws SchemaReadException if the database refuses
	 */
	public static List<UnreadPart> of(Connection connection, Dialect dialect, List<String> schemas) {
		List<UnreadPart> parts = new ArrayList<>();
		for (String schema : schemas) {
			try {
				for (String query : queries(connection, dialect)) {
					read(connection, dialect, schema, query, parts);
				}
			}
			catch (SQLException ex) {
				throw new SchemaReadException(schema, ex);
			}
		}
		return parts;
	}

	private static List<String> queries(Connection connection, Dialect dialect) throws SQLException {
		return switch (dialect.name()) {
			case "postgresql" -> List.of(PostgreSqlUnread.OBJECTS,
					PostgreSqlUnread.parts(connection.getMetaData().getDatabaseMajorVersion()));
			case "h2" -> List.of(H2_OBJECTS);
			default -> List.of(MARIADB_OBJECTS, MARIADB_PARTS);
		};
	}

	private static void read(Connection connection, Dialect dialect, String schema, String query,
			List<UnreadPart> parts) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			long parameters = query.chars().filter((character) -> character == '?').count();
			for (int i = 1; i <= parameters; i++) {
				statement.setString(i, schema);
			}
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					QualifiedName name = new QualifiedName(dialect.storedName(schema, true),
							dialect.storedName(row.getString(1), true));
					parts.add(new UnreadPart(name, row.getString(2), row.getString(3), row.getString(4)));
				}
			}
		}
	}

}
