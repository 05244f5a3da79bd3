package dev.migration.reflection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection that counts what is executed over it; a batch counts once.
 */
final class CountingConnection {

	private final AtomicInteger executions = new AtomicInteger();

	private final Connection connection;

	CountingConnection(Connection connection) {
		this.connection = proxy(Connection.class, connection);
	}

	Connection connection() {
		return this.connection;
	}

	int executions() {
		return this.executions.get();
	}

	private <T> T proxy(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> wrap(invoke(target, method, arguments))));
	}

	private Object wrap(Object result) {
		if (result instanceof PreparedStatement statement) {
			return proxy(PreparedStatement.class, statement);
		}
		return (result instanceof Statement statement) ? proxy(Statement.class, statement) : result;
	}

	private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		if (method.getName().startsWith("execute")) {
			this.executions.incrementAndGet();
		}
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
