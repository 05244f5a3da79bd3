package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;

/**
 * Sees to it that what has the name of a table of the tool is one, and none of a newer
 * version.
 */
final class StateTableCheck {

	private static final List<String> OF_VERSION_TABLE = List.of("version_num");

	private static final List<String> OF_HISTORY_TABLE = List.of("id", "revision", "direction", "event",
			"format_version");

	private final MigrationDatabase database;

	private final Connection connection;

	private final Name schema;

	private StateTableCheck(MigrationDatabase database, Connection connection, Name schema) {
		this.database = database;
		this.connection = connection;
		this.schema = schema;
	}

	/**
	 * Check both tables before anything is made of them.
	 * @throws StateTableMismatchException if one of them is something else
	 */
	static void require(MigrationSession session) throws SQLException {
		StateTableCheck check = of(session);
		check.require(session.database().versionTable(), OF_VERSION_TABLE);
		check.require(session.database().historyTable(), OF_HISTORY_TABLE);
	}

	/**
	 * Check the history before it is written to. Reading it is harmless.
	 * @throws NewerHistoryException if a newer version has written it
	 */
	static void requireKnownFormat(MigrationSession session) throws SQLException {
		of(session).requireKnownFormat();
	}

	private static StateTableCheck of(MigrationSession session) {
		return new StateTableCheck(session.database(), session.connection(), session.schema());
	}

	/**
	 * Look for the reason why the version rows cannot be read.
	 * @throws StateTableMismatchException if it is that the table is something else
	 */
	static void explain(MigrationDatabase database, Connection connection) throws SQLException {
		Name schema = database.schema();
		if (schema == null) {
			try (Statement statement = connection.createStatement();
					ResultSet result = statement.executeQuery(database.dialect().state().session())) {
				String current = result.next() ? result.getString(1) : null;
				schema = (current != null) ? database.dialect().storedName(current, true) : null;
			}
		}
		if (schema != null) {
			new StateTableCheck(database, connection, schema).require(database.versionTable(), OF_VERSION_TABLE);
		}
	}

	private void require(Name table, List<String> expected) throws SQLException {
		String kind = null;
		List<String> columns = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(dialect().state().relation(this.schema, table))) {
			while (result.next()) {
				kind = result.getString(1);
				String column = result.getString(2);
				if (column != null) {
					columns.add(dialect().storedName(column, true).text());
				}
			}
		}
		if (kind != null && !kind.equals("table")) {
			throw StateTableMismatchException.kind(this.database.name(), table, kind, isHistory(table));
		}
		if (kind != null && !columns.containsAll(expected)) {
			throw StateTableMismatchException.columns(this.database.name(), table, columns, expected, isHistory(table));
		}
	}

	private boolean isHistory(Name table) {
		return table.equals(this.database.historyTable());
	}

	private void requireKnownFormat() throws SQLException {
		QualifiedName table = new QualifiedName(this.schema, this.database.historyTable());
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement
					.executeQuery("SELECT max(format_version) FROM " + dialect().quote(table))) {
			int format = result.next() ? result.getInt(1) : 0;
			if (format > HistoryTable.FORMAT_VERSION) {
				throw new NewerHistoryException(this.database.name(), table, format, HistoryTable.FORMAT_VERSION);
			}
		}
	}

	private Dialect dialect() {
		return this.database.dialect();
	}

}
