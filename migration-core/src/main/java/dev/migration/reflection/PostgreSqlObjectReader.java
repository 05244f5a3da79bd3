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
import dev.migration.dialect.PostgreSqlObjectProperties;
import dev.migration.dialect.UnsupportedTypeException;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;

/**
 * Reads an object of PostgreSQL by the functions that print its definition.
 */
final class PostgreSqlObjectReader implements ObjectReader {

	private static final String VIEW = """
			SELECT c.oid, coalesce((SELECT 'WITH (' || pg_catalog.string_agg(pg_catalog.format('%s=%L', s[1], s[2]), ', ')
					|| E') AS\n' FROM unnest(c.reloptions) o, pg_catalog.regexp_match(o, '^([^=]*)=(.*)$') s), '')
				|| pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), '; ')
				|| CASE WHEN c.relispopulated THEN '' ELSE E'\nWITH NO DATA' END AS definition,
				'' AS head, ARRAY[]::text[] AS types
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = ? AND c.relname = ? AND c.relkind = ?::"char"
			""";

	private static final String ROUTINE = """
			SELECT p.oid, pg_catalog.pg_get_functiondef(p.oid) AS definition,
				pg_catalog.format('CREATE OR REPLACE %s %I.%I', CASE p.prokind WHEN 'p' THEN 'PROCEDURE'
					ELSE 'FUNCTION' END, n.nspname, p.proname) AS head,
				ARRAY(SELECT pg_catalog.format_type(t.type, NULL)
					FROM unnest(p.proargtypes) WITH ORDINALITY t (type, position) ORDER BY t.position) AS types
			FROM pg_catalog.pg_proc p
			JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
			WHERE n.nspname = ? AND p.proname = ? AND p.prokind = ?::"char"
			ORDER BY p.oid
			""";

	private static final String TRIGGER = """
			SELECT t.oid, pg_catalog.pg_get_triggerdef(t.oid) AS definition,
				pg_catalog.format(CASE WHEN t.tgconstraint <> 0 THEN 'CREATE CONSTRAINT TRIGGER %I'
					ELSE 'CREATE TRIGGER %I' END, t.tgname) AS head, ARRAY[]::text[] AS types
			FROM pg_catalog.pg_trigger t
			JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = ? AND t.tgname = ? AND c.relname = ? AND NOT t.tgisinternal
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	PostgreSqlObjectReader(Connection connection, Dialect dialect, String schema) {
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	@Override
	public Optional<DatabaseObject> read(ObjectKey key) {
		QualifiedName home = (key.table() != null) ? key.table() : key.name();
		String owner = (home.schema() != null) ? home.schema().text() : this.schema;
		try (PreparedStatement statement = this.connection.prepareStatement(query(key.kind()))) {
			statement.setString(1, owner);
			statement.setString(2, key.name().name().text());
			statement.setString(3, (key.table() != null) ? key.table().name().text() : letter(key.kind()));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					if (hasArguments(key, row)) {
						String definition = row.getString("definition")
							.strip()
							.substring(row.getString("head").length());
						return Optional.of(new DatabaseObject(key.kind(), key.name(), key.table(), definition,
								properties(key.kind(), row.getLong("oid"))));
					}
				}
				return Optional.empty();
			}
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private static String query(ObjectKind kind) {
		if (kind == ObjectKind.TRIGGER) {
			return TRIGGER;
		}
		return kind.isRoutine() ? ROUTINE : VIEW;
	}

	private static String letter(ObjectKind kind) {
		return switch (kind) {
			case VIEW -> "v";
			case MATERIALIZED_VIEW -> "m";
			case PROCEDURE -> "p";
			default -> "f";
		};
	}

	private List<String> properties(ObjectKind kind, long oid) throws SQLException {
		String row = (kind == ObjectKind.TRIGGER) ? "g" : kind.isRoutine() ? "p" : "c";
		List<String> statements = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet properties = statement.executeQuery(
						"SELECT statement FROM (" + PostgreSqlObjectProperties.query(kind, row + ".oid = " + oid)
								+ ") f WHERE option IS NULL ORDER BY rank, statement")) {
			while (properties.next()) {
				statements.add(properties.getString("statement"));
			}
		}
		return statements;
	}

	/**
	 * Arguments are written with or without names, the catalog has the types.
	 */
	private boolean hasArguments(ObjectKey key, ResultSet row) throws SQLException {
		if (key.arguments() == null) {
			return true;
		}
		List<String> types = Catalog.strings(row, "types");
		List<String> written = inputs(key.arguments());
		if (types.size() != written.size()) {
			return false;
		}
		for (int i = 0; i < types.size(); i++) {
			if (!names(written.get(i), types.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static List<String> inputs(String arguments) {
		List<String> inputs = new ArrayList<>();
		for (String argument : MariaDbText.split(arguments.substring(1, arguments.length() - 1))) {
			String text = argument.replaceFirst("(?is)(\\s+default\\b|\\s*:?=).*", "").strip();
			if (!text.isEmpty() && !text.matches("(?is)out\\s.*")) {
				inputs.add(text.replaceFirst("(?i)^(in|inout|variadic)\\s+", ""));
			}
		}
		return inputs;
	}

	private boolean names(String written, String type) {
		int blank = written.indexOf(' ');
		return isType(written, type) || (blank >= 0 && isType(written.substring(blank + 1).strip(), type));
	}

	private boolean isType(String text, String type) {
		if (text.equalsIgnoreCase(type)) {
			return true;
		}
		try {
			ColumnType first = this.dialect.parseType(text);
			ColumnType second = this.dialect.parseType(type);
			return first.name().equals(second.name()) && first.dimensions() == second.dimensions();
		}
		catch (UnsupportedTypeException ex) {
			return false;
		}
	}

}
