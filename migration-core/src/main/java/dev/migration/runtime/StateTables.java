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
	 * Create what is missing of the two, in one transaction.
	 * @return whether anything was
	 * @throws StateTablesException if the database refuses
	 */
	boolean createMissing() throws SQLException {
		List<String> existing = this.session.tables();
		boolean version = !existing.contains(this.session.versionTable().name().text());
		boolean history = !existing.contains(this.session.historyTable().name().text());
		if (version || history) {
			create(version, history);
		}
		return version || history;
	}

	private void create(boolean version, boolean history) throws SQLException {
		Connection connection = this.session.connection();
		QualifiedName table = version ? this.session.versionTable() : this.session.historyTable();
		connection.setAutoCommit(false);
		try {
			SqlSink sink = new ConnectionSink(connection);
			if (version) {
				new VersionTable(this.session.dialect(), this.session.versionTable()).create(sink);
			}
			if (history) {
				new HistoryTable(this.session.dialect(), this.session.historyTable()).create(sink);
			}
			connection.commit();
		}
		catch (StatementFailedException ex) {
			throw new StateTablesException(this.session.database().name(), table, ex);
		}
		finally {
			DatabaseConnections.endTransaction(connection);
		}
	}

}
