package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Lets the database decide whether the query of a view is the one that a mapping asks
 * for. Nothing is created but a temporary view, and that only where a rollback takes it
 * back.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ViewQueries {

	// Insufficient privilege, read-only transaction
	private static final Pattern NOT_ALLOWED = Pattern.compile("42501|25006");

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d+)?\\b");

	private static final String DEFINITION = """
			SELECT pg_catalog.pg_get_viewdef(c.oid)
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = %s AND c.relname = ?
			""";

	private final Connection connection;

	private final Dialect dialect;

	private final String schema;

	/**
	 * Create a comparison.
	 * @param connection a connection that no migration runs on; it is left as it was
	 * @param dialect the dialect of the database
	 * @param schema the schema that is being migrated, as the database stores it
	 */
	public ViewQueries(Connection connection, Dialect dialect, String schema) {
		Assert.notNull(connection, "'connection' must not be null");
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.hasLength(schema, "'schema' must not be empty");
		this.connection = connection;
		this.dialect = dialect;
		this.schema = schema;
	}

	/**
	 * Compare a view that is there with the one that should be.
	 * @param present the view as it was read
	 * @param wanted the view as it should be
	 * @return what the database says
	 * @throws SchemaReadException if the connection fails
	 */
	public Answer compare(DatabaseObject present, DatabaseObject wanted) {
		try {
			return this.dialect.name().equals("postgresql") ? definitions(present, wanted) : plans(present, wanted);
		}
		catch (SQLException ex) {
			throw new SchemaReadException(this.schema, ex);
		}
	}

	private Answer definitions(DatabaseObject present, DatabaseObject wanted) throws SQLException {
		Name home = Objects.requireNonNullElse(present.name().schema(), Name.of(this.schema));
		try (PinnedTransaction transaction = PinnedTransaction.scratch(this.connection,
				this.dialect.quote(Name.of(this.schema)))) {
			try (Statement statement = transaction.connection().createStatement()) {
				statement.setEscapeProcessing(false);
				statement.execute("CREATE TEMPORARY VIEW migration_probe AS " + wanted.definition());
			}
			catch (SQLException ex) {
				return NOT_ALLOWED.matcher(String.valueOf(ex.getSQLState())).matches() ? Answer.UNKNOWN : Answer.OTHER;
			}
			String before = definition(transaction.connection(), this.dialect.literal(home.text()),
					present.name().name().text());
			String after = definition(transaction.connection(),
					"(SELECT nspname FROM pg_catalog.pg_namespace WHERE oid = pg_catalog.pg_my_temp_schema())",
					"migration_probe");
			return Objects.equals(before, after) ? Answer.SAME : Answer.OTHER;
		}
	}

	private static @Nullable String definition(Connection connection, String schema, String view) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(DEFINITION.formatted(schema))) {
			statement.setString(1, view);
			try (ResultSet row = statement.executeQuery()) {
				return row.next() ? row.getString(1) : null;
			}
		}
	}

	/**
	 * A plan has names and expressions in the server's own words. One in which a value is
	 * lost, because the server has used it already, says nothing.
	 */
	private Answer plans(DatabaseObject present, DatabaseObject wanted) throws SQLException {
		String before = plan(present.definition());
		String after = plan(wanted.definition());
		if (before == null) {
			return Answer.UNKNOWN;
		}
		if (after == null || !after.equals(before)) {
			return Answer.OTHER;
		}
		Matcher literals = LITERAL.matcher(wanted.definition());
		while (literals.find()) {
			if (!after.contains(literals.group())) {
				return Answer.UNKNOWN;
			}
		}
		return Answer.SAME;
	}

	private @Nullable String plan(String query) throws SQLException {
		boolean h2 = this.dialect.name().equals("h2");
		String explain = h2 ? "EXPLAIN " : this.dialect.name().equals("mariadb") ? "EXPLAIN EXTENDED " : "EXPLAIN ";
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			try (ResultSet row = statement.executeQuery(explain + query)) {
				if (h2) {
					return row.next() ? row.getString(1) : null;
				}
			}
			catch (SQLException ex) {
				return null;
			}
			try (ResultSet row = statement.executeQuery("SHOW WARNINGS")) {
				String text = null;
				while (row.next()) {
					text = (row.getInt("Code") == 1003) ? row.getString("Message") : text;
				}
				return text;
			}
		}
	}

	/**
	 * What a database says about two queries.
	 */
	public enum Answer {

		/** They are the same. */
		SAME,

		/** They differ. */
		OTHER,

		/** It cannot or may not say. */
		UNKNOWN

	}

}
