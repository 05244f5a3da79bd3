package dev.migration.reflection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

import dev.migration.dialect.Dialect;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of H2 from its script, the only place that has the source of a trigger.
 */
final class H2ObjectReader implements ObjectReader {

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	H2ObjectReader(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	@Override
	public Optional<DatabaseObject> read(ObjectKey key) {
		try {
			return Optional.ofNullable(behindName(key))
				.map((text) -> new DatabaseObject(key.kind(), key.name(), key.table(), definition(key, text)));
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private static String definition(ObjectKey key, String text) {
		if (ObjectReader.isView(key.kind())) {
			return text.substring(MariaDbText.find(text, " AS", 0) + 3);
		}
		if (key.kind().isRoutine()) {
			// The arguments are those of its Java method
			return ((key.arguments() != null) ? key.arguments() : "()") + text;
		}
		return text;
	}

	private @Nullable String behindName(ObjectKey key) throws SQLException {
		QualifiedName home = (key.table() != null) ? key.table() : key.name();
		String owner = (home.schema() != null) ? stored(home.schema()) : stored(Name.of(this.schema));
		String head = "CREATE FORCE " + word(key) + " " + quote(owner) + "." + quote(stored(key.name().name()));
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS SCHEMA " + quote(owner))) {
			while (row.next()) {
				String line = row.getString(1);
				if (line.startsWith(head + " ") || line.startsWith(head + "(")) {
					String text = line.substring(head.length());
					return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
				}
			}
			return null;
		}
	}

	private static String word(ObjectKey key) {
		return key.kind().isRoutine() ? "ALIAS" : key.kind().words().toUpperCase(Locale.ROOT);
	}

	/** As the database stores it: upper case may stand for a name in lower case. */
	private String stored(Name name) {
		String upper = name.text().toUpperCase(Locale.ENGLISH);
		return (name.isRegular() && this.dialect.storedName(upper, true).equals(name)) ? upper : name.text();
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
