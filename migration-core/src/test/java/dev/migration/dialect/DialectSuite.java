package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every dialect has to do with its cases: render them exactly, and render what a
 * real server accepts, there and back again.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DialectSuite {

	private TestDatabase database;

	abstract Dialect dialect();

	abstract List<DialectCase> cases();

	/**
	 * Read what the connection sees of the default schema and of schema {@code hr}.
	 */
	abstract SchemaModel read(Connection connection);

	@BeforeAll
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterAll
	void dropDatabase() {
		this.database.close();
	}

	@TestFactory
	Stream<DynamicTest> rendersExactly() {
		return cases().stream()
			.map((row) -> DynamicTest.dynamicTest(row.title(),
					() -> assertThat(dialect().statements(row.operation())).isEqualTo(row.sql())));
	}

	@TestFactory
	Stream<DynamicTest> serverAcceptsThereAndBackAgain() {
		return cases().stream()
			.filter((row) -> row.since() <= this.database.major())
			.map((row) -> DynamicTest.dynamicTest(row.title(), () -> thereAndBackAgain(row)));
	}

	private void thereAndBackAgain(DialectCase row) throws SQLException {
		SchemaModel after = row.operation().applyTo(row.before());
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			create(connection, row.before());
			assertSchema(connection, row.before());
			execute(connection, row.operation());
			assertSchema(connection, after);
			if (row.reversible()) {
				execute(connection, row.operation().inverse());
				assertSchema(connection, row.before());
				execute(connection, row.operation());
				assertSchema(connection, after);
			}
			connection.rollback();
		}
	}

	private void assertSchema(Connection connection, SchemaModel expected) {
		assertThat(ComparableSchema.of(read(connection))).isEqualTo(ComparableSchema.of(expected));
	}

	/**
	 * Foreign keys come last, since they may point to any table.
	 */
	private void create(Connection connection, SchemaModel schema) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA hr");
		}
		for (var type : schema.enumTypes()) {
			execute(connection, new CreateEnumType(type));
		}
		for (var sequence : schema.sequences()) {
			execute(connection, new CreateSequence(sequence));
		}
		for (Table table : schema.tables()) {
			List<Constraint> kept = table.constraints()
				.stream()
				.filter((constraint) -> !(constraint instanceof ForeignKey))
				.toList();
			execute(connection, new CreateTable(table.withConstraints(kept)));
		}
		for (Table table : schema.tables()) {
			for (ForeignKey key : table.foreignKeys()) {
				execute(connection, new AddConstraint(table.name(), key));
			}
		}
	}

	private void execute(Connection connection, Operation operation) throws SQLException {
		for (String sql : dialect().statements(operation)) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				throw new SQLException(sql + ": " + ex.getMessage(), ex.getSQLState(), ex);
			}
		}
	}

}
