package dev.migration.benchmarks.compare;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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

	private final List<Query> queries;

	private CatalogQueries(List<Query> queries) {
		this.queries = queries;
	}

	/**
	 * Listen to what the reader sends.
	 */
	static CatalogQueries of(Connection connection, Dialect dialect, String schema) {
		List<Query> queries = new ArrayList<>();
		Connection listening = (Connection) Proxy.newProxyInstance(CatalogQueries.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("prepareStatement")) {
						queries.add(new Query((String) arguments[0], new ArrayList<>()));
					}
					if (method.getName().equals("createArrayOf")) {
						queries.get(queries.size() - 1)
							.parameters()
							.add(new Parameter((String) arguments[0], (Object[]) arguments[1]));
					}
					return call(connection, method, arguments);
				});
		SchemaReaders.of(listening, dialect, SchemaScope.of(schema)).read();
		// What asks for nothing sets something
		return new CatalogQueries(queries.stream().filter((query) -> !query.parameters().isEmpty()).toList());
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
		for (Query query : this.queries) {
			try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
				for (int i = 0; i < query.parameters().size(); i++) {
					Parameter parameter = query.parameters().get(i);
					statement.setArray(i + 1, connection.createArrayOf(parameter.type(), parameter.elements()));
				}
				try (ResultSet result = statement.executeQuery()) {
					while (result.next()) {
						rows++;
					}
				}
			}
		}
		return rows;
	}

	/**
	 * A query of the reader.
	 *
	 * @param parameters what it is about
	 */
	private record Query(String sql, List<Parameter> parameters) {

	}

	/**
	 * An array of a query.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Parameter(String type, Object[] elements) {

	}

}
