package dev.migration.boot.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database whose driver gives another name and version of the product. For databases
 * that no test can start.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RenamedDataSource extends DelegatingDataSource {

	private final Map<String, Object> answers;

	/**
	 * Create a renamed database.
	 * @param target the real database
	 * @param product the name of the product
	 * @param version the version of the product
	 */
	public RenamedDataSource(DataSource target, String product, String version) {
		super(target);
		this.answers = Map.of("getDatabaseProductName", product, "getDatabaseProductVersion", version);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		DatabaseMetaData metaData = proxy(DatabaseMetaData.class, connection.getMetaData(), this.answers);
		return proxy(Connection.class, connection, Map.of("getMetaData", metaData));
	}

	private static <T> T proxy(Class<T> type, T target, Map<String, ?> answers) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				if (answers.containsKey(method.getName())) {
					return answers.get(method.getName());
				}
				try {
					return method.invoke(target, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

}
