package dev.migration.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.reflection.PostgreSqlReflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server carries out what {@link SchemaDiffPropertyTests} carries out in memory.
 * {@code -Ddiff.seed} repeats a run that failed, {@code -Ddiff.databaseCount} sets the
 * number of pairs.
 */
class SchemaDiffIntegrationTests {

	private static final int COUNT = Integer.getInteger("diff.databaseCount", 50);

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Test
	void serverGoesFromOneSchemaToTheOtherAndBack() throws SQLException {
		checkAll(Long.getLong("diff.seed", 20_261_120L));
	}

	private void checkAll(long seed) throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection()) {
			for (int i = 0; i < COUNT; i++) {
				check(connection, seed + i);
			}
		}
	}

	private void check(Connection connection, long seed) throws SQLException {
		String repeat = "-Ddiff.databaseCount=1 -Ddiff.seed=" + seed;
		RandomSchemas schemas = new RandomSchemas(seed);
		SchemaModel before = schemas.next();
		SchemaModel after = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(before);
		execute(connection, "DROP SCHEMA public CASCADE", repeat);
		execute(connection, "CREATE SCHEMA public", repeat);

		execute(connection, between(SchemaModel.EMPTY, before).operations(), repeat);
		SchemaModel created = read(connection);
		SchemaDifferences differences = between(created, after);
		execute(connection, differences.operations(), repeat);
		SchemaModel upgraded = read(connection);
		execute(connection, differences.inverse(), repeat);
		SchemaModel downgraded = read(connection);

		assertThat(between(created, before).descriptions()).as(repeat).isEmpty();
		assertThat(between(upgraded, after).descriptions()).as(repeat).isEmpty();
		assertThat(downgraded).as(repeat).isEqualTo(created);
	}

	private SchemaDifferences between(SchemaModel from, SchemaModel to) {
		return SchemaDiff.between(from, to, this.dialect.capabilities());
	}

	private SchemaModel read(Connection connection) {
		return new PostgreSqlReflection(connection, this.dialect, SchemaScope.of("public")).read();
	}

	private void execute(Connection connection, List<Operation> operations, String repeat) throws SQLException {
		for (Operation operation : operations) {
			for (String sql : this.dialect.statements(operation)) {
				execute(connection, sql, repeat);
			}
		}
	}

	private static void execute(Connection connection, String sql, String repeat) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new SQLException(repeat + ": " + sql, ex.getSQLState(), ex);
		}
	}

}
