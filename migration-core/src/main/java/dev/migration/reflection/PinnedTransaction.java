package dev.migration.reflection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of work that leaves nothing behind: a transaction of its own, or a savepoint
 * within the caller's, that is rolled back at the end. Within it every setting that
 * decides how PostgreSQL prints an expression is pinned.
 */
final class PinnedTransaction implements AutoCloseable {

	private static final String PIN = """
			SELECT pg_catalog.set_config('search_path', ?, true),
				pg_catalog.set_config('DateStyle', 'ISO', true),
				pg_catalog.set_config('IntervalStyle', 'postgres', true),
				pg_catalog.set_config('extra_float_digits', '1', true),
				pg_catalog.set_config('bytea_output', 'hex', true),
				pg_catalog.set_config('quote_all_identifiers', 'off', true),
			""" + Moment.CURRENT;

	private final Connection connection;

	private final @Nullable Savepoint savepoint;

	private @Nullable String snapshot;

	private PinnedTransaction(Connection connection, @Nullable Savepoint savepoint) {
		this.connection = connection;
		this.savepoint = savepoint;
	}

	static PinnedTransaction snapshot(Connection connection, String searchPath) throws SQLException {
		return begin(connection, searchPath, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
	}

	static PinnedTransaction scratch(Connection connection, String searchPath) throws SQLException {
		return begin(connection, searchPath, null);
	}

	private static PinnedTransaction begin(Connection connection, String searchPath, @Nullable String characteristics)
			throws SQLException {
		boolean own = connection.getAutoCommit();
		if (own) {
			connection.setAutoCommit(false);
		}
		PinnedTransaction transaction = new PinnedTransaction(connection, own ? null : connection.setSavepoint());
		try {
			if (own && characteristics != null) {
				execute(connection, characteristics);
			}
			transaction.pin(searchPath);
			return transaction;
		}
		catch (SQLException ex) {
			transaction.closeAfter(ex);
			throw ex;
		}
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Return the moment that all of this transaction is read at, unless the server cannot
	 * tell it or the transaction is the caller's, where each statement has its own.
	 */
	Optional<Moment> moment() {
		return (this.savepoint == null) ? Optional.ofNullable(this.snapshot).map(Moment::new) : Optional.empty();
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void pin(String searchPath) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(PIN)) {
			statement.setString(1, searchPath);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				this.snapshot = row.getString(row.getMetaData().getColumnCount());
			}
		}
	}

	private void closeAfter(SQLException failure) {
		try {
			close();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		if (this.savepoint != null) {
			// Takes the settings back too: PostgreSQL scopes them to the subtransaction
			this.connection.rollback(this.savepoint);
			this.connection.releaseSavepoint(this.savepoint);
			return;
		}
		try {
			this.connection.rollback();
		}
		finally {
			this.connection.setAutoCommit(true);
		}
	}

}
