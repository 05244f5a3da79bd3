package dev.migration.reliability;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migration.reliability.CrashPoint.Moment;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what a run asks of the server, but for questions that change nothing, and tells
 * when it gets to a point. What is counted is called an event.
 */
final class PointedDataSource extends DelegatingDataSource {

	private static final Set<String> OF_CONNECTION = Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

	private static final Pattern QUESTION = Pattern.compile("(?is)\\s*(select|show|with|values|set)\\b.*");

	private static final Pattern LOCK = Pattern.compile("(?is).*(advisory|get_lock|release_lock).*");

	private static final int LONGEST_NAME = 90;

	private final CrashPoint point;

	private final Listener listener;

	private final List<String> events = new ArrayList<>();

	private long session;

	/**
	 * Create a data source.
	 * @param dataSource the database
	 * @param point the moment to tell of
	 * @param listener is told; as long as it does not return, neither the run nor, but
	 * {@link Moment#DURING}, the server goes on
	 */
	PointedDataSource(DataSource dataSource, CrashPoint point, Listener listener) {
		super(dataSource);
		this.point = point;
		this.listener = listener;
	}

	/**
	 * Return what was counted.
	 */
	List<String> events() {
		return List.copyOf(this.events);
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.session = 0;
		Connection connection = (Connection) counted("connect", super::getConnection);
		this.session = session(connection);
		return proxy(Connection.class, connection, null);
	}

	/**
	 * Return what the server calls a session.
	 */
	private static long session(Connection connection) throws SQLException {
		boolean postgreSql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
		try (Statement statement = connection.createStatement();
				ResultSet result = statement
					.executeQuery(postgreSql ? "SELECT pg_backend_pid()" : "SELECT connection_id()")) {
			result.next();
			return result.getLong(1);
		}
	}

	private <T> T proxy(Class<T> type, Object target, String sql) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, sql, method, arguments)));
	}

	private Object invoke(Object target, String sql, Method method, Object[] arguments) throws Throwable {
		String name = method.getName();
		if (target instanceof Statement && name.startsWith("execute")) {
			String text = (sql != null) ? sql : (arguments != null) ? String.valueOf(arguments[0]) : name;
			boolean counts = !QUESTION.matcher(text).matches() || LOCK.matcher(text).matches();
			return counts ? counted(text, () -> call(target, method, arguments)) : call(target, method, arguments);
		}
		if (target instanceof Connection connection && isEvent(connection, name, arguments)) {
			return counted(name, () -> call(target, method, arguments));
		}
		Object result = call(target, method, arguments);
		if (target instanceof Connection && result instanceof PreparedStatement) {
			return proxy(PreparedStatement.class, result, String.valueOf(arguments[0]));
		}
		return (target instanceof Connection && result instanceof Statement) ? proxy(Statement.class, result, null)
				: result;
	}

	/**
	 * To switch autocommit on commits what is open.
	 */
	private static boolean isEvent(Connection connection, String name, Object[] arguments) throws SQLException {
		boolean commits = name.equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0])
				&& !connection.getAutoCommit();
		return commits || OF_CONNECTION.contains(name);
	}

	private Object counted(String text, Call call) throws SQLException {
		String line = text.strip().replaceAll("\\s+", " ");
		String name = line.substring(0, Math.min(line.length(), LONGEST_NAME));
		this.events.add(name);
		boolean reached = this.events.size() == this.point.event();
		if (reached && this.point.moment() != Moment.AFTER) {
			this.listener.reached(name, this.session);
		}
		Object result = call.call();
		if (reached && this.point.moment() == Moment.AFTER) {
			this.listener.reached(name, this.session);
		}
		return result;
	}

	private static Object call(Object target, Method method, Object[] arguments) throws SQLException {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof SQLException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "%s of %d events".formatted(this.point, this.events.size()).toLowerCase(Locale.ROOT);
	}

	/**
	 * Something that is asked of the server.
	 */
	@FunctionalInterface
	private interface Call {

		Object call() throws SQLException;

	}

	/**
	 * Is told that a run has got to its point.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * The point is reached.
		 * @param name what is done there
		 * @param session what the server calls the session, 0 for none
		 */
		void reached(String name, long session);

	}

}
