package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.schema.QualifiedName;

/**
 * The version and history table together.
 */
final class StateTables {

	private final MigrationSession session;

	StateTables(MigrationSession session) {
		this.session = session;
	}

	/**
	 * Create what is missing of the two, in one transaction. Columns that an earlier
	 * version of the tool did not have are added to the history.
	 * @return whether a table was missing
	 * @throws StateTablesException if the database refuses
	 */
	boolean createMissing() throws SQLException {
		List<String> existing = this.session.tables();
		boolean version = !existing.contains(this.session.versionTable().name().text());
		boolean history = !existing.contains(this.session.historyTable().name().text());
		List<String> columns = history ? List.of() : this.session.columns(this.session.historyTable());
		HistoryTable table = new HistoryTable(this.session.dialect(), this.session.historyTable());
		if (version || history || table.lacksColumns(columns)) {
			complete(version, history, columns);
		}
		return version || history;
	}

	private void complete(boolean version, boolean history, List<String> columns) throws SQLException {
		Connection connection = this.session.connection();
		QualifiedName table = version ? this.session.versionTable() : this.session.historyTable();
		connection.setAutoCommit(false);
		try {
			SqlSink sink = new ConnectionSink(connection, this.session.dialect());
			if (version) {
				new VersionTable(this.session.dialect(), this.session.versionTable()).create(sink);
			}
			HistoryTable historyTable = new HistoryTable(this.session.dialect(), this.session.historyTable());
			if (history) {
				historyTable.create(sink);
			}
			else {
				historyTable.addMissing(columns, sink);
			}
			connection.commit();
		}
		catch (StatementFailedException ex) {
			throw new StateTablesException(this.session.database().name(), table, version || history, ex);
		}
		finally {
			DatabaseConnections.endTransaction(connection);
		}
	}

}
