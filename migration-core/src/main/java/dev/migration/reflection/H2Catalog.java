package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.migration.dialect.Dialect;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the bulk queries on H2's catalog and names what they find. Joins are made in
 * memory: the catalog has no indexes. Its own names are written in upper case without
 * quotes, so that they are found whatever the database does with such names.
 */
final class H2Catalog {

	private static final Logger logger = LoggerFactory.getLogger(H2Catalog.class);

	private final Connection connection;

	private final Dialect dialect;

	private final SchemaScope scope;

	private final Set<Name> schemas = new HashSet<>();

	private final Name defaultSchema;

	H2Catalog(Connection connection, Dialect dialect, SchemaScope scope) {
		this.connection = connection;
		this.dialect = dialect;
		this.scope = scope;
		this.defaultSchema = schemaName(scope.defaultSchema());
		scope.schemas().forEach((schema) -> this.schemas.add(schemaName(schema)));
	}

	// A scope may name a schema as models do or as the database stores it
	private Name schemaName(String text) {
		Name name = Name.of(text);
		return name.isRegular() ? name : this.dialect.storedName(text, true);
	}

	/**
	 * Run a query about the schemas of the scope.
	 * @param sql the query, with {@code %s} for the list of schemas
	 */
	void query(String sql, RowHandler handler) throws SQLException {
		Set<String> stored = new TreeSet<>();
		for (String schema : this.scope.schemas()) {
			stored.addAll(List.of(schema, schema.toUpperCase(Locale.ROOT)));
		}
		String list = String.join(", ", stored.stream().map((schema) -> "?").toList());
		try (PreparedStatement statement = this.connection.prepareStatement(sql.formatted(list))) {
			int index = 1;
			for (String schema : stored) {
				statement.setString(index++, schema);
			}
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					handler.handle(row);
				}
			}
		}
	}

	/**
	 * Return the name of an object of the scope, or {@code null} if it is none or has a
	 * name that the model cannot have.
	 */
	@Nullable QualifiedName included(String kind, String schema, String name) {
		QualifiedName qualified = qualified(schema, name);
		if (qualified == null) {
			logger.warn("The {} '{}' of schema '{}' is not read: its name is in lower case, which stands for the one in"
					+ " upper case in this database", kind, name, schema);
			return null;
		}
		Name schemaName = (qualified.schema() != null) ? qualified.schema() : this.defaultSchema;
		return (this.schemas.contains(schemaName) && this.scope.includes(qualified)) ? qualified : null;
	}

	/**
	 * Return the name of an object, or {@code null} if the model cannot have it.
	 */
	@Nullable QualifiedName qualified(String schema, String name) {
		Name schemaName = name(schema);
		Name objectName = name(name);
		if (schemaName == null || objectName == null) {
			return null;
		}
		return new QualifiedName(schemaName.equals(this.defaultSchema) ? null : schemaName, objectName);
	}

	/**
	 * Return the name that the model has for a stored one, or {@code null} if none.
	 */
	@Nullable Name name(String stored) {
		try {
			return this.dialect.storedName(stored, true);
		}
		catch (InvalidSchemaException ex) {
			return null;
		}
	}

	/**
	 * Say that a part of a table is left out.
	 */
	static void leftOut(String kind, String name, QualifiedName table) {
		logger.warn("The {} '{}' of table '{}' is not read: it has or uses a name in lower case, which stands for the"
				+ " one in upper case in this database", kind, name, table);
	}

	Dialect dialect() {
		return this.dialect;
	}

	/**
	 * What the catalog tells an object by.
	 *
	 * @param schema the schema as it is stored
	 * @param name the name as it is stored
	 */
	record Key(String schema, String name) {

		static Key of(ResultSet row, String schema, String name) throws SQLException {
			return new Key(row.getString(schema), row.getString(name));
		}

	}

	/**
	 * Takes one row at a time.
	 */
	@FunctionalInterface
	interface RowHandler {

		void handle(ResultSet row) throws SQLException;

	}

}
