package dev.migration.boot.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A DataSource that remembers the SQL that was sent through its connections.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RecordingDataSource extends DelegatingDataSource {

	private final List<String> statements = new ArrayList<>();

	private int connections;

	/**
	 * Create a recorder.
	 * @param target the real DataSource
	 */
	public RecordingDataSource(DataSource target) {
		super(target);
	}

	/**
	 * Return what was sent.
	 * @return the statements in order
	 */
	public List<String> statements() {
		return this.statements;
	}

	/**
	 * Return how many connections were opened.
	 * @return the number
	 */
	public int connections() {
		return this.connections;
	}

	/**
	 * Forget everything.
	 */
	public void clear() {
		this.statements.clear();
		this.connections = 0;
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections++;
		return proxy(Connection.class, super.getConnection());
	}

	private <T> T proxy(Class<T> type, T target) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			record(arguments);
			try {
				Object result = method.invoke(target, arguments);
				return (result instanceof Statement statement && method.getName().equals("createStatement"))
						? proxy(Statement.class, statement) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	// Of JDBC's methods here, only those that carry SQL begin with a text of several
	// words
	private void record(Object @Nullable [] arguments) {
		if (arguments != null && arguments.length > 0 && arguments[0] instanceof String text && text.contains(" ")) {
			this.statements.add(text);
		}
	}

}
