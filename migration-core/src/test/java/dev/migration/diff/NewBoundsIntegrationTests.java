package dev.migration.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.Operation;
import dev.migration.reflection.ExpressionCanonicalizer;
import dev.migration.reflection.SchemaPair;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pairs of schemas by chance have shown about sequences.
 */
class NewBoundsIntegrationTests {

	private static final Sequence PLAIN = new Sequence(QualifiedName.of("s"), ColumnType.of("bigint"),
			SequenceOptions.DEFAULT);

	private static final Sequence BOUND = new Sequence(QualifiedName.of("s"), ColumnType.of("bigint"),
			new SequenceOptions(5, 2, 5L, 5000L, 10, false));

	@Test
	void postgreSqlSequenceComesToItsNewBounds() throws SQLException {
		check(new PostgreSqlDialect(), Databases::postgreSql, "SELECT nextval('s')");
	}

	@Test
	void h2SequenceComesToItsNewBounds() throws SQLException {
		check(new H2Dialect(), Databases::h2, "SELECT NEXT VALUE FOR s");
	}

	@Test
	void mariaDbSequenceComesToItsNewBounds() throws SQLException {
		check(new MariaDbDialect(), Databases::mariaDb, "SELECT nextval(s)");
	}

	@Test
	void defaultThatNamesANewSequenceIsCompared() throws SQLException {
		checkDefault(new PostgreSqlDialect(), Databases::postgreSql, "nextval('s')");
		checkDefault(new H2Dialect(), Databases::h2, "NEXT VALUE FOR s");
		checkDefault(new MariaDbDialect(), Databases::mariaDb, "nextval(s)");
	}

	private static void check(Dialect dialect, Supplier<TestDatabase> databases, String next) throws SQLException {
		for (int used : new int[] { 0, 2, 20 }) {
			try (TestDatabase database = databases.get();
					Connection connection = database.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				execute(statement, dialect, new CreateSequence(PLAIN));
				for (int i = 0; i < used; i++) {
					value(statement, next);
				}
				execute(statement, dialect, new AlterSequence(PLAIN, BOUND));

				assertThat(value(statement, next)).isGreaterThanOrEqualTo(Math.max(5, used + 1)).isLessThan(5000);
			}
		}
	}

	private static void checkDefault(Dialect dialect, Supplier<TestDatabase> databases, String value)
			throws SQLException {
		Column number = Column.of("n", dialect.parseType("bigint"));
		Table table = Table.of(QualifiedName.of("t"), List.of(number.withDefault(Expression.of("0"))));
		try (TestDatabase database = databases.get(); Connection connection = database.dataSource().getConnection()) {
			SchemaPair settled = new ExpressionCanonicalizer(connection, dialect, database.schema()).canonicalize(
					new SchemaModel(List.of(table), List.of(), List.of()),
					new SchemaModel(List.of(table.withColumns(List.of(number.withDefault(Expression.of(value))))),
							List.of(PLAIN), List.of()));

			assertThat(settled.unsettled()).isEmpty();
			try (Statement statement = connection.createStatement()) {
				execute(statement, dialect, new CreateSequence(PLAIN));
			}
		}
	}

	private static void execute(Statement statement, Dialect dialect, Operation operation) throws SQLException {
		for (String sql : dialect.statements(operation)) {
			statement.execute(sql);
		}
	}

	private static long value(Statement statement, String query) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

}
