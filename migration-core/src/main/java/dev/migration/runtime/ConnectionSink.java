package dev.migration.runtime;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.ExecuteSql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Executes statements on a connection and counts them.
 */
final class ConnectionSink implements SqlSink {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionSink.class);

	private final Connection connection;

	private final Dialect dialect;

	private final @Nullable StatementWatch watch;

	private int statements;

	ConnectionSink(Connection connection, Dialect dialect) {
		this(connection, dialect, null);
	}

	/**
	 * Create a sink.
	 * @param connection where statements go
	 * @param dialect the language of the database
	 * @param watch looks after them, or {@code null} if nobody does
	 */
	ConnectionSink(Connection connection, Dialect dialect, @Nullable StatementWatch watch) {
		this.connection = connection;
		this.dialect = dialect;
		this.watch = watch;
	}

	/**
	 * Start counting anew.
	 */
	void restart() {
		this.statements = 0;
	}

	/**
	 * Count a statement that is not sent.
	 */
	void skip() {
		this.statements++;
	}

	/**
	 * Do not count the last statement, which is sent once more in another way.
	 */
	void unskip() {
		this.statements--;
	}

	/**
	 * Return the failure of the statement that was sent last.
	 */
	StatementFailedException failure(String sql, SQLException reason) {
		boolean refused = this.dialect.state().isLockRefused(reason.getSQLState(), reason.getErrorCode());
		List<ServerSession> waitedFor = (this.watch != null && refused) ? this.watch.waitedFor() : List.of();
		return new StatementFailedException(this.statements, sql, reason, refused, waitedFor,
				waitedFor.stream()
					.flatMap((session) -> Stream.ofNullable(session.process()))
					.map((process) -> this.dialect.lock().stop(process, false))
					.toList());
	}

	@Override
	public void insert(BulkInsert operation) {
		this.statements++;
		logger.debug("INSERT INTO {}", operation.table());
		RowInsert insert = new RowInsert(this.connection, this.dialect, operation);
		try {
			watched(insert.toString(), () -> {
				insert.run();
				return 0;
			});
		}
		catch (SQLException ex) {
			throw failure(insert.toString(), reason(ex));
		}
	}

	@Override
	public int execute(String sql, List<@Nullable Object> parameters) {
		this.statements++;
		logger.debug("{}", sql);
		if (this.watch != null) {
			this.watch.note(sql);
		}
		ExecuteSql sent = this.dialect.sent(new ExecuteSql(sql, parameters));
		try {
			return watched(sql, () -> sent.parameters().isEmpty() ? executePlain(sent.sql())
					: executePrepared(sent.sql(), sent.parameters()));
		}
		catch (SQLException ex) {
			throw failure(sql, ex);
		}
	}

	/**
	 * Carry out statements about rows and look at what came of them, in one go if the
	 * server takes several statements at once. Of those nobody can tell which one failed.
	 */
	void execute(List<RowStatement> statements) {
		if (this.dialect.state().takesSeveral()) {
			executeTogether(statements);
		}
		else {
			statements.forEach((statement) -> executeTogether(List.of(statement)));
		}
	}

	private void executeTogether(List<RowStatement> statements) {
		this.statements++;
		// The types of the columns are known, so that values may stay out of the text
		String sql = statements.stream().map(RowStatement::sql).collect(Collectors.joining(";\n"));
		logger.debug("{}", sql);
		List<Integer> results = new ArrayList<>();
		try {
			watched(sql, () -> {
				results.addAll(results(sql, statements));
				return 0;
			});
		}
		catch (SQLException ex) {
			throw failure(sql, ex);
		}
		for (int i = 0; i < statements.size(); i++) {
			statements.get(i).check().accept(results.get(i));
		}
	}

	private List<Integer> results(String sql, List<RowStatement> sent) throws SQLException {
		List<Integer> results = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			bind(statement,
					sent.stream()
						.flatMap((one) -> one.parameters().stream())
						.<@Nullable Object>map(this.dialect::bound)
						.toList());
			boolean rows = statement.execute();
			for (int i = 0; i < sent.size(); i++) {
				results.add(rows ? answer(statement) : statement.getUpdateCount());
				rows = statement.getMoreResults();
			}
		}
		return results;
	}

	private static int answer(PreparedStatement statement) throws SQLException {
		try (ResultSet result = statement.getResultSet()) {
			return (result.next() && result.getBoolean(1)) ? 1 : 0;
		}
	}

	@Override
	public void work(String name, Runnable work) {
		if (this.watch != null) {
			this.watch.noteWork();
		}
		try {
			watched(name, () -> {
				work.run();
				return 0;
			});
		}
		catch (SQLException ex) {
			throw failure(name, ex);
		}
	}

	private int watched(String sql, Sent sent) throws SQLException {
		if (this.watch == null) {
			return sent.run();
		}
		this.watch.before(sql);
		try {
			return sent.run();
		}
		finally {
			this.watch.after();
		}
	}

	// Of a batch the first exception says only that it failed
	private static SQLException reason(SQLException failure) {
		boolean batch = failure instanceof BatchUpdateException && failure.getNextException() != null;
		return batch ? failure.getNextException() : failure;
	}

	private int executePlain(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			// pgjdbc reads '?' and '{' in plain statements as JDBC escapes otherwise
			statement.setEscapeProcessing(false);
			statement.execute(sql);
			return statement.getUpdateCount();
		}
	}

	private int executePrepared(String sql, List<@Nullable Object> parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			bind(statement, parameters.stream().<@Nullable Object>map(this.dialect::bound).toList());
			statement.execute();
			return statement.getUpdateCount();
		}
	}

	private void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			if (value instanceof TemporalAmount length && this.dialect.name().equals("postgresql")) {
				// pgjdbc knows no lengths of time, the server reads how they print
				statement.setObject(i + 1, length.toString(), Types.OTHER);
			}
			else {
				StatementCreatorUtils.setParameterValue(statement, i + 1, SqlTypeValue.TYPE_UNKNOWN, value);
			}
		}
	}

	/**
	 * Something that is sent.
	 */
	@FunctionalInterface
	private interface Sent {

		int run() throws SQLException;

	}

}
