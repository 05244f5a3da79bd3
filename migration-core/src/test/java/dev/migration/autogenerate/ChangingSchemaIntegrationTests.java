package dev.migration.autogenerate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.ScriptArguments;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Autogenerate} while somebody else changes the database: between any
 * two queries, on a connection of their own.
 */
class ChangingSchemaIntegrationTests {

	private static final SchemaModel MODEL = SchemaModel.EMPTY.withTables(List.of(table("author"), table("book")));

	@Test
	void postgreSqlIsComparedAsItWasBeforeOrAfter() {
		assertBeforeOrAfter(Databases::postgreSql, new PostgreSqlDialect());
	}

	@Test
	void mariaDbIsComparedAsItWasBeforeOrAfter() {
		assertBeforeOrAfter(Databases::mariaDb, new MariaDbDialect());
	}

	@Test
	void h2IsComparedAsItWasBeforeOrAfter() {
		assertBeforeOrAfter(Databases::h2, new H2Dialect());
	}

	@Test
	void schemaThatNeverStandsStillIsAnError() {
		try (TestDatabase database = Databases.mariaDb()) {
			execute(database, "CREATE TABLE author (id varchar(10))");
			IntConsumer changes = (number) -> execute(database, "ALTER TABLE author ADD COLUMN c" + number + " int");

			assertThatExceptionOfType(ChangingSchemaException.class)
				.isThrownBy(() -> compare(database, new MariaDbDialect(), changes))
				.withMessage("Schema '" + database.name() + "' was changed by somebody else while it was compared, 3"
						+ " times in a row; wait until that is over and try again.");
		}
	}

	private static void assertBeforeOrAfter(Supplier<TestDatabase> databases, Dialect dialect) {
		List<String> before = List.of("create table 'book'");
		List<String> after = List.of("create table 'author'");
		int queries = 1;
		try (TestDatabase database = databases.get()) {
			for (int change = 1; change <= queries; change++) {
				execute(database, "DROP TABLE IF EXISTS author", "DROP TABLE IF EXISTS book",
						"CREATE TABLE author (id varchar(10))");
				int now = change;
				AtomicInteger counted = new AtomicInteger();

				Comparison comparison = compare(database, dialect, (number) -> {
					counted.set(number);
					if (number == now) {
						execute(database, "DROP TABLE author", "CREATE TABLE book (id varchar(10))");
					}
				});

				assertThat(comparison.differences()).as("change before query %d", change).isIn(before, after);
				queries = counted.get();
			}
		}
		assertThat(queries).isGreaterThan(5);
	}

	private static Table table(String name) {
		return Table.of(QualifiedName.of(name), List.of(Column.of("id", ColumnType.of("varchar", 10))));
	}

	/**
	 * Compare over a connection that somebody is told of before each query.
	 */
	private static Comparison compare(TestDatabase database, Dialect dialect, IntConsumer beforeQuery) {
		try (Connection connection = database.dataSource().getConnection()) {
			AtomicInteger queries = new AtomicInteger();
			Connection told = proxy(Connection.class, connection, () -> beforeQuery.accept(queries.incrementAndGet()));
			DataSource dataSource = new SingleConnectionDataSource(told, true);
			MigrationDatabase migrated = new MigrationDatabase("default", dataSource, dialect, null,
					MigrationDatabase.DEFAULT_VERSION_TABLE);
			try (MigrationSession session = MigrationSession.open(migrated)) {
				return new Autogenerate(() -> MODEL, (object) -> true, List.of()).compare(session,
						MigrationHistory.of(List.of()), ScriptArguments.NONE);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static <T> T proxy(Class<T> type, T target, Runnable beforeQuery) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> wrap(invoke(target, method, arguments, beforeQuery), beforeQuery)));
	}

	private static Object wrap(Object result, Runnable beforeQuery) {
		if (result instanceof PreparedStatement statement) {
			return proxy(PreparedStatement.class, statement, beforeQuery);
		}
		return (result instanceof Statement statement) ? proxy(Statement.class, statement, beforeQuery) : result;
	}

	private static Object invoke(Object target, Method method, Object[] arguments, Runnable beforeQuery)
			throws Throwable {
		if (method.getName().startsWith("execute")) {
			beforeQuery.run();
		}
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private static void execute(TestDatabase database, String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		List.of(statements).forEach(jdbc::execute);
	}

}
