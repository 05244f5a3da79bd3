package dev.migration.benchmarks.compare;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import org.jspecify.annotations.Nullable;

/**
 * The queries that our reader sends, without the reader: their rows are only gone
 * through.
 */
final class CatalogQueries {

	private final List<String> queries;

	private final String schema;

	private CatalogQueries(List<String> queries, String schema) {
		this.queries = queries;
		this.schema = schema;
	}

	/**
	 * Listen to what the reader sends.
	 */
	static CatalogQueries of(Connection connection, Dialect dialect, String schema) {
		List<String> queries = new ArrayList<>();
		Connection listening = (Connection) Proxy.newProxyInstance(CatalogQueries.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains("= ANY (?)")) {
						queries.add((String) arguments[0]);
					}
					return call(connection, method, arguments);
				});
		SchemaReaders.of(listening, dialect, SchemaScope.of(schema)).read();
		return new CatalogQueries(List.copyOf(queries), schema);
	}

	private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	int count() {
		return this.queries.size();
	}

	/**
	 * Send them all.
	 * @return how many rows there are
	 */
	long run(Connection connection) throws SQLException {
		long rows = 0;
		Array schemas = connection.createArrayOf("text", new Object[] { this.schema });
		for (String query : this.queries) {
			try (PreparedStatement statement = connection.prepareStatement(query)) {
				statement.setArray(1, schemas);
				try (ResultSet result = statement.executeQuery()) {
					while (result.next()) {
						rows++;
					}
				}
			}
		}
		return rows;
	}

}
