package dev.migration.runtime;

import java.sql.SQLException;
import java.util.List;

/**
 * The version and history table together.
 */
final class StateTables {

	private final MigrationSession session;

	private final StatementLimits limits;

	/**
	 * Create the tables.
	 * @param session where they are
	 * @param limits how long their statements wait
	 */
	StateTables(MigrationSession session, StatementLimits limits) {
		this.session = session;
		this.limits = limits;
	}

	/**
	 * Create what is missing of the two, in one transaction. Columns that an earlier
	 * version of the tool did not have are added to the history.
	 * @return whether a table was missing
	 * @throws StateTablesException if the database refuses
	 */
	boolean createMissing() throws SQLException {
		Missing missing = missing();
		if (!missing.isEmpty()) {
			completeAtLast(missing);
		}
		return missing.hasTable();
	}

	/**
	 * Whoever reads the history meanwhile, as a backup does, comes to an end.
	 */
	private void completeAtLast(Missing missing) throws SQLException {
		GroupRetry retry = new GroupRetry(this.session);
		for (int tries = 1;; tries++) {
			try {
				this.session.watch().beginAlone(this.limits);
				DatabaseConnections.inTransaction(this.session.connection(), () -> complete(missing));
				return;
			}
			catch (StateTablesException ex) {
				if (!retry.isWorthwhile(ex, this.limits.retries(), tries)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Create what is missing in the transaction that is open, which the caller ends.
	 * @return whether a table was missing
	 * @throws StateTablesException if the database refuses
	 */
	boolean createMissingInTransaction() throws SQLException {
		Missing missing = missing();
		if (!missing.isEmpty()) {
			complete(missing);
		}
		return missing.hasTable();
	}

	private Missing missing() throws SQLException {
		List<String> existing = this.session.tables();
		boolean version = !existing.contains(this.session.versionTable().name().text());
		boolean history = !existing.contains(this.session.historyTable().name().text());
		if (!history) {
			StateTableCheck.requireKnownFormat(this.session);
		}
		List<String> columns = history ? List.of() : this.session.columns(this.session.historyTable());
		return new Missing(version, history, !history && historyTable().lacksColumns(columns), columns);
	}

	private void complete(Missing missing) throws SQLException {
		for (String sql : this.session.state().limit(this.limits.lockTimeout(), null)) {
			this.session.execute(sql);
		}
		SqlSink sink = new ConnectionSink(this.session.connection(), this.session.dialect());
		try {
			if (missing.version()) {
				new VersionTable(this.session.dialect(), this.session.versionTable()).create(sink);
			}
			if (missing.history()) {
				historyTable().create(sink);
			}
			else {
				historyTable().addMissing(missing.existing(), sink);
			}
		}
		catch (StatementFailedException ex) {
			if (this.session.connection().isClosed() && ex.getCause() instanceof SQLException lost) {
				throw new DatabaseUnavailableException(this.session.database().name(), lost);
			}
			throw new StateTablesException(this.session.database().name(),
					missing.version() ? this.session.versionTable() : this.session.historyTable(), missing.hasTable(),
					ex);
		}
	}

	private HistoryTable historyTable() {
		return new HistoryTable(this.session.dialect(), this.session.historyTable());
	}

	/**
	 * What is not there.
	 *
	 * @param version whether the version table is missing
	 * @param history whether the history table is missing
	 * @param columns whether the history table lacks columns
	 * @param existing the columns that the history table has
	 */
	private record Missing(boolean version, boolean history, boolean columns, List<String> existing) {

		boolean hasTable() {
			return this.version || this.history;
		}

		boolean isEmpty() {
			return !hasTable() && !this.columns;
		}

	}

}
