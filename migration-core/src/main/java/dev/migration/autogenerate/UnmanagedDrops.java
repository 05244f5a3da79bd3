package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.dialect.Dialect;
import dev.migration.reflection.SchemaReadException;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * What is dropped although nobody knows it, because somebody asked for that, and what is
 * spared nevertheless: it belongs to a table, to an extension or to another database.
 *
 * @param dropped the objects to drop
 * @param spared what is left alone, a line each
 */
record UnmanagedDrops(List<SchemaObject> dropped, List<String> spared) {

	private static final UnmanagedDrops NONE = new UnmanagedDrops(List.of(), List.of());

	private static final String POSTGRESQL = """
			SELECT n.nspname, c.relname, CASE
				WHEN e.objid IS NOT NULL THEN 'belongs to an extension'
				WHEN c.relispartition THEN 'is a partition'
				WHEN c.relkind = 'p' THEN 'is partitioned'
				ELSE 'is a foreign table' END
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_catalog.pg_depend e ON e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND e.objid = c.oid AND e.objsubid = 0 AND e.deptype = 'e'
			WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'f')
			AND (e.objid IS NOT NULL OR c.relispartition OR c.relkind IN ('p', 'f'))
			ORDER BY 1, 2
			""";

	private static final String MARIADB = """
			SELECT table_schema, table_name,
				CASE WHEN create_options LIKE '%partitioned%' THEN 'is partitioned' ELSE 'is a foreign table' END
			FROM information_schema.tables
			WHERE table_schema = ? AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
			AND (create_options LIKE '%partitioned%' OR engine IN ('FEDERATED', 'CONNECT', 'SPIDER', 'S3'))
			ORDER BY 1, 2
			""";

	private static final String H2 = """
			SELECT TABLE_SCHEMA, TABLE_NAME, 'is a foreign table' FROM INFORMATION_SCHEMA.TABLES
			WHERE TABLE_SCHEMA = ? AND STORAGE_TYPE LIKE '%LINK%'
			ORDER BY 1, 2
			""";

	UnmanagedDrops {
		dropped = List.copyOf(dropped);
		spared = List.copyOf(spared);
	}

	static UnmanagedDrops of(UnmanagedObjects unmanaged, List<SchemaObject> objects, MigrationSession session) {
		if (unmanaged != UnmanagedObjects.DROP) {
			return NONE;
		}
		Map<QualifiedName, String> spared = new LinkedHashMap<>();
		try {
			List<Name> schemas = new ArrayList<>(List.of(session.schema()));
			objects.stream()
				.flatMap((object) -> Optional.ofNullable(object.name().schema()).stream())
				.distinct()
				.forEach(schemas::add);
			for (Name schema : schemas) {
				read(schema, session, spared);
			}
		}
		catch (SQLException ex) {
			throw new SchemaReadException(session.schema().text(), ex);
		}
		List<SchemaObject> dropped = objects.stream()
			.filter((object) -> object.kind() != Kind.TABLE || !spared.containsKey(object.name()))
			.toList();
		return new UnmanagedDrops(dropped,
				spared.entrySet()
					.stream()
					.map((entry) -> "table '" + entry.getKey() + "' " + entry.getValue() + " and is never dropped")
					.toList());
	}

	private static void read(Name schema, MigrationSession session, Map<QualifiedName, String> spared)
			throws SQLException {
		Dialect dialect = session.database().dialect();
		Connection connection = session.connection();
		try (PreparedStatement statement = connection.prepareStatement(query(dialect))) {
			statement.setString(1, stored(schema, connection));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					QualifiedName name = new QualifiedName(schema, dialect.storedName(row.getString(2), true));
					spared.put(session.inModel(name), row.getString(3));
				}
			}
		}
	}

	private static String query(Dialect dialect) {
		return switch (dialect.name()) {
			case "postgresql" -> POSTGRESQL;
			case "h2" -> H2;
			default -> MARIADB;
		};
	}

	/**
	 * Return the name of a schema as the database stores it.
	 */
	static String stored(Name schema, Connection connection) throws SQLException {
		boolean upper = schema.isRegular() && connection.getMetaData().storesUpperCaseIdentifiers();
		return upper ? schema.text().toUpperCase(Locale.ROOT) : schema.text();
	}

}
