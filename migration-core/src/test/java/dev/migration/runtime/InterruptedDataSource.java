package dev.migration.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Keeps the statements without parameters that a script sends, and refuses one of them.
 * Settings do not count: they are of those who read the database too.
 */
final class InterruptedDataSource extends DelegatingDataSource implements MigrationCallback {

	private final List<String> sent = new ArrayList<>();

	private final int refused;

	private boolean inScript;

	/**
	 * Create a data source.
	 * @param dataSource the database
	 * @param refused the number of the statement to refuse, from 1, or 0 for none
	 */
	InterruptedDataSource(DataSource dataSource, int refused) {
		super(dataSource);
		this.refused = refused;
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
	 * Return the statements that the database took.
	 */
	List<String> sent() {
		return this.sent;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return proxy(Connection.class, super.getConnection());
	}

	private <T> T proxy(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> wrap(invoke(target, method, arguments), method)));
	}

	private Object wrap(Object result, Method method) {
		return method.getName().equals("createStatement") ? proxy(Statement.class, (Statement) result) : result;
	}

	private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		boolean counts = this.inScript && target instanceof Statement && method.getName().equals("execute")
				&& !arguments[0].toString().startsWith("SET ");
		if (counts && this.sent.size() == this.refused - 1) {
			this.inScript = false;
			throw new SQLException("refused '" + arguments[0] + "'");
		}
		try {
			Object result = method.invoke(target, arguments);
			if (counts) {
				this.sent.add(String.valueOf(arguments[0]));
			}
			return result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
