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
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server carries out what {@link SchemaDiffPropertyTests} carries out in memory.
 */
class SchemaDiffIntegrationTests {

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@Test
	@Tag("campaign")
	void serverGoesFromOneSchemaToTheOtherAndBack() throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			Seeds.of(20_261_120, 50).check((seed) -> {
				RandomSchemas schemas = new RandomSchemas(seed);
				SchemaModel before = schemas.next();
				SchemaModel after = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(before);
				try {
					execute(connection, between(SchemaModel.EMPTY, before).operations());
					SchemaModel created = checkWayTo(after, connection);
					assertThat(between(created, before).descriptions()).isEmpty();
				}
				finally {
					connection.rollback();
					if (seed % 20 == 0) {
						vacuum(connection);
					}
				}
			});
		}
	}

	/** The dead rows of many schemas make every look into the catalogs slow. */
	private static void vacuum(Connection connection) throws SQLException {
		connection.setAutoCommit(true);
		execute(connection, "VACUUM");
		connection.setAutoCommit(false);
	}

	@Test
	void foreignKeyStepsAsideWhileATwinOfItsKeyGoes() throws SQLException {
		check("""
				CREATE TABLE author (id bigint, CONSTRAINT uk_2 UNIQUE (id));
				CREATE TABLE book (id bigint REFERENCES author (id));
				ALTER TABLE author ADD CONSTRAINT uk_1 UNIQUE (id);
				""", "");
	}

	@Test
	void foreignKeyStepsAsideWhileAColumnChangesThatItsKeyIncludes() throws SQLException {
		check("""
				CREATE TABLE author (id bigint, title varchar(255));
				CREATE UNIQUE INDEX uk ON author (id) INCLUDE (title);
				CREATE TABLE book (id bigint REFERENCES author (id));
				""", """
				CREATE TABLE author (id bigint, title varchar(500));
				CREATE UNIQUE INDEX uk ON author (id) INCLUDE (title);
				CREATE TABLE book (id bigint REFERENCES author (id));
				""");
	}

	/** From statements, because their order leaves traces that no model shows. */
	private void check(String before, String after) throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			execute(connection, after);
			SchemaModel model = read(connection);
			connection.rollback();

			execute(connection, before);
			checkWayTo(model, connection);
		}
	}

	/** And back again. */
	private SchemaModel checkWayTo(SchemaModel model, Connection connection) throws SQLException {
		SchemaModel created = read(connection);
		SchemaDifferences differences = between(created, model);
		execute(connection, differences.operations());
		SchemaModel upgraded = read(connection);
		execute(connection, differences.inverse());
		SchemaModel downgraded = read(connection);

		assertThat(between(upgraded, model).descriptions()).isEmpty();
		assertThat(downgraded).isEqualTo(created);
		return created;
	}

	private SchemaDifferences between(SchemaModel from, SchemaModel to) {
		return SchemaDiff.between(from, to, this.dialect.capabilities());
	}

	private SchemaModel read(Connection connection) {
		return new PostgreSqlReflection(connection, this.dialect, SchemaScope.of("public")).read();
	}

	private static void execute(Connection connection, String statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(statements);
		}
	}

	/** In one round trip; the driver names the statement that failed. */
	private void execute(Connection connection, List<Operation> operations) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (Operation operation : operations) {
				for (String sql : this.dialect.statements(operation)) {
					statement.addBatch(sql);
				}
			}
			statement.executeBatch();
		}
	}

}
