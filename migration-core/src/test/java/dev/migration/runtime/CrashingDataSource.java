package dev.migration.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Loses the connection at one of the statements that change something: before the
 * database gets it, or after it was carried out and before anybody hears of it. From then
 * on nothing reaches the database, as if the process were gone. Rows of the history,
 * commits and statements of the script count alike.
 */
final class CrashingDataSource extends DelegatingDataSource implements MigrationCallback {

	private final int crash;

	private final boolean after;

	private final List<String> sent = new ArrayList<>();

	private boolean inScript;

	private String point = "";

	private boolean crashed;

	/**
	 * Create a data source.
	 * @param dataSource the database
	 * @param crash the number of the point at which the connection is lost, from 1, or 0
	 * for none
	 * @param after whether what is sent there is carried out
	 */
	CrashingDataSource(DataSource dataSource, int crash, boolean after) {
		super(dataSource);
		this.crash = crash;
		this.after = after;
	}

	/**
	 * Count also what is sent outside of scripts: the lock, the rows of the tool,
	 * commits. Not to be used as a callback.
	 */
	CrashingDataSource everywhere() {
		this.inScript = true;
		return this;
	}

	@Override
	public void beforeRevision(RevisionRun run) {
		this.inScript = true;
	}

	@Override
	public void afterRevision(RevisionRun run) {
		this.inScript = false;
	}

	/**
	 * Return how many points there are in the script.
	 */
	int points() {
		return this.sent.size();
	}

	/**
	 * Return what was sent at each point.
	 */
	List<String> sent() {
		return this.sent;
	}

	/**
	 * Return what was sent at the point where the connection was lost.
	 */
	String point() {
		return this.point;
	}

	boolean isCrashed() {
		return this.crashed;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, connection, connection, null);
	}

	private <T> T proxy(Class<T> type, Object target, Connection connection, String sql) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call(target, connection, sql, method, arguments)));
	}

	private Object call(Object target, Connection connection, String sql, Method method, Object[] arguments)
			throws Throwable {
		String name = method.getName();
		if (this.crashed) {
			return gone(name);
		}
		boolean changes = name.equals("commit") || name.equals("execute") || name.equals("executeUpdate")
				|| name.equals("executeBatch");
		String sent = (arguments != null && arguments.length > 0) ? String.valueOf(arguments[0]) : sql;
		if (changes && this.inScript) {
			this.sent.add(name + " " + sent);
		}
		if (changes && this.inScript && this.sent.size() == this.crash) {
			this.point = name + " " + sent;
			if (this.after) {
				invoke(target, method, arguments);
			}
			crash(connection);
		}
		Object result = invoke(target, method, arguments);
		return switch (name) {
			case "createStatement" -> proxy(Statement.class, result, connection, null);
			case "prepareStatement" -> proxy(PreparedStatement.class, result, connection, sent);
			default -> result;
		};
	}

	private void crash(Connection connection) throws SQLException {
		this.crashed = true;
		// What is open goes with its connection
		if (!connection.getAutoCommit()) {
			connection.rollback();
		}
		connection.close();
		throw new SQLException("the connection is lost", "08006");
	}

	private static Object gone(String method) throws SQLException {
		if (method.equals("isValid")) {
			return false;
		}
		if (method.equals("isClosed")) {
			return true;
		}
		if (method.equals("close")) {
			return null;
		}
		throw new SQLException("the connection is lost", "08006");
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
