package dev.migration.autogenerate;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.operation.Operation;

/**
 * Runs statements and knows which operation one that fails belongs to.
 */
final class PairExecution {

	private static final Pattern ENTRY = Pattern.compile("^Batch entry (\\d+) ");

	private final PairGround ground;

	PairExecution(PairGround ground) {
		this.ground = ground;
	}

	/**
	 * Run operations.
	 * @return the one that failed, if one did
	 */
	Optional<Failed> run(List<Operation> operations) throws SQLException {
		List<String> statements = new ArrayList<>();
		List<Integer> owners = new ArrayList<>();
		for (int i = 0; i < operations.size(); i++) {
			for (String sql : this.ground.dialect().statements(operations.get(i))) {
				statements.add(sql);
				owners.add(i);
			}
		}
		return this.ground.isTransactional() ? together(statements, owners) : oneByOne(statements, owners);
	}

	private Optional<Failed> together(List<String> statements, List<Integer> owners) throws SQLException {
		Connection connection = this.ground.connection();
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : statements) {
				statement.addBatch(sql);
			}
			statement.executeBatch();
			return Optional.empty();
		}
		catch (BatchUpdateException ex) {
			// The driver says of all of them that they failed
			Matcher entry = ENTRY.matcher(String.valueOf(ex.getMessage()));
			int index = entry.find() ? Integer.parseInt(entry.group(1)) : 0;
			return Optional.of(new Failed(owners.get(index), statements.get(index), ex));
		}
	}

	private Optional<Failed> oneByOne(List<String> statements, List<Integer> owners) throws SQLException {
		try (Statement statement = this.ground.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			for (int i = 0; i < statements.size(); i++) {
				try {
					statement.execute(statements.get(i));
				}
				catch (SQLException ex) {
					return Optional.of(new Failed(owners.get(i), statements.get(i), ex));
				}
			}
		}
		return Optional.empty();
	}

	/** Run statements of which some may be refused; return how many were not. */
	int tryAll(List<String> statements) throws SQLException {
		Connection connection = this.ground.connection();
		int done = 0;
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			if (this.ground.isTransactional()) {
				// Nothing may wait for the end of a transaction that has none
				statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
			}
			for (String sql : statements) {
				Savepoint savepoint = this.ground.isTransactional() ? connection.setSavepoint() : null;
				try {
					done += statement.executeUpdate(sql);
					if (savepoint != null) {
						connection.releaseSavepoint(savepoint);
					}
				}
				catch (SQLException ex) {
					if (savepoint != null) {
						connection.rollback(savepoint);
					}
				}
			}
		}
		return done;
	}

	/**
	 * What failed.
	 *
	 * @param operation the position of the operation
	 * @param sql the statement
	 * @param cause what the server said
	 */
	record Failed(int operation, String sql, SQLException cause) {

		int errorCode() {
			return this.cause.getErrorCode();
		}

		@Override
		public String toString() {
			SQLException reason = (this.cause.getNextException() != null) ? this.cause.getNextException() : this.cause;
			return "'" + this.sql + "' failed: " + reason.getMessage();
		}

	}

}
