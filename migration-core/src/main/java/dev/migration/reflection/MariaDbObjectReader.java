package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of MariaDB or MySQL. Its properties are the words that stand between
 * {@code CREATE} and the kind (who defined it, with whose rights a view runs and how),
 * and the check option of a view.
 */
final class MariaDbObjectReader implements ObjectReader {

	private static final String CREATE = "CREATE ";

	private static final List<String> CHECK_OPTIONS = List.of("WITH CASCADED CHECK OPTION", "WITH LOCAL CHECK OPTION");

	private static final String EXISTS = """
			SELECT 1 FROM information_schema.%s
			WHERE %s_schema = ? AND %s_name = ? AND %s = ?
			""";

	private static final String TRIGGER = """
			SELECT action_timing AS timing, event_manipulation AS event, action_statement AS body,
			    definer
			FROM information_schema.triggers
			WHERE trigger_schema = ? AND trigger_name = ? AND event_object_table = ?
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	MariaDbObjectReader(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	@Override
	public Optional<DatabaseObject> read(ObjectKey key) {
		try {
			return Optional.ofNullable((key.table() != null) ? trigger(key, key.table()) : shown(key));
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private String schemaOf(QualifiedName name) {
		return (name.schema() != null) ? name.schema().text() : this.schema;
	}

	private @Nullable DatabaseObject trigger(ObjectKey key, QualifiedName table) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(TRIGGER)) {
			statement.setString(1, schemaOf(table));
			statement.setString(2, key.name().name().text());
			statement.setString(3, table.name().text());
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next()) {
					return null;
				}
				String definition = row.getString("timing") + " " + row.getString("event") + " ON "
						+ this.dialect.quote(table) + " FOR EACH ROW " + row.getString("body");
				return new DatabaseObject(key.kind(), key.name(), table, definition,
						List.of("DEFINER=" + account(row.getString("definer"))));
			}
		}
	}

	/** A host has no '@' in it, and a role has no host. */
	private static String account(String text) {
		int at = text.lastIndexOf('@');
		boolean role = at < 0 || at == text.length() - 1;
		String name = MariaDbText.quote(text.substring(0, (at < 0) ? text.length() : at));
		return role ? name : name + "@" + MariaDbText.quote(text.substring(at + 1));
	}

	private @Nullable DatabaseObject shown(ObjectKey key) throws SQLException {
		if (!exists(key)) {
			return null;
		}
		QualifiedName name = new QualifiedName(Name.of(schemaOf(key.name())), key.name().name());
		String kind = key.kind().name();
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery("SHOW CREATE " + kind + " " + this.dialect.quote(name))) {
				row.next();
				String text = row.getString(ObjectReader.isView(key.kind()) ? 2 : 3);
				if (text == null) {
					throw new SQLException("The user may not see the body of " + key);
				}
				String words = text.substring(CREATE.length(), MariaDbText.find(text, " " + kind + " ", 0));
				return (key.kind() == ObjectKind.VIEW)
						? view(key, words, text.substring(MariaDbText.find(text, " AS ", 0) + 4))
						: new DatabaseObject(key.kind(), key.name(), null,
								text.substring(argumentsIn(text, " " + kind + " ")), List.of(words));
			}
		}
	}

	private static DatabaseObject view(ObjectKey key, String words, String query) {
		for (String option : CHECK_OPTIONS) {
			if (query.endsWith(" " + option)) {
				String definition = query.substring(0, query.length() - option.length());
				return new DatabaseObject(key.kind(), key.name(), null, definition, List.of(words, option));
			}
		}
		return new DatabaseObject(key.kind(), key.name(), null, query, List.of(words));
	}

	/** The name is quoted, and so is a schema in front of it. */
	private static int argumentsIn(String text, String kind) {
		return MariaDbText.find(text, "(", MariaDbText.find(text, kind, 0) + kind.length());
	}

	private boolean exists(ObjectKey key) throws SQLException {
		boolean view = key.kind() == ObjectKind.VIEW;
		String sql = view ? EXISTS.formatted("tables", "table", "table", "table_type")
				: EXISTS.formatted("routines", "routine", "routine", "routine_type");
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, schemaOf(key.name()));
			statement.setString(2, key.name().name().text());
			statement.setString(3, key.kind().name());
			try (ResultSet row = statement.executeQuery()) {
				return row.next();
			}
		}
	}

}
