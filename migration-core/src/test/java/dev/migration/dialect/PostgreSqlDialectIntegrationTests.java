package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migration.reflection.PostgreSqlReflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgreSqlDialect} against a real server.
 */
class PostgreSqlDialectIntegrationTests extends DialectSuite {

	private int major;

	@Override
	Dialect dialect() {
		return new PostgreSqlDialect(this.major);
	}

	@Override
	Dialect dialectOf(DialectCase row) {
		return (row.until() != 0) ? new PostgreSqlDialect(row.until()) : new PostgreSqlDialect();
	}

	@Override
	List<DialectCase> cases() {
		return Stream
			.of(ExampleCases.of(new PostgreSqlDialect()), CommonCases.of(new PostgreSqlDialect()),
					PostgreSqlTableCases.all(), PostgreSqlColumnCases.all(), PostgreSqlObjectCases.all(),
					PostgreSqlCompositeTypeCases.all(), PostgreSqlConstraintCases.constraints(),
					PostgreSqlConstraintCases.indexes(), PostgreSqlConstraintCases.batches(),
					GuardCases.of(new PostgreSqlDialect()), PostgreSqlGuardCases.all(),
					NameCases.of(new PostgreSqlDialect()), PostgreSqlReplaceableCases.objects(),
					PostgreSqlReplaceableCases.values(), PostgreSqlReplaceableCases.sequences())
			.flatMap(List::stream)
			.toList();
	}

	@Override
	TestDatabase create() {
		TestDatabase database = Databases.postgreSql();
		this.major = database.major();
		return database;
	}

	@Override
	void beginWithoutTransaction(Connection connection) throws SQLException {
		execute(connection, "CREATE SCHEMA hr");
	}

	@Override
	void endWithoutTransaction(Connection connection) throws SQLException {
		execute(connection, "DROP SCHEMA hr CASCADE");
		execute(connection, "DROP SCHEMA public CASCADE");
		execute(connection, "CREATE SCHEMA public");
	}

	@TestFactory
	Stream<DynamicTest> rendersTheSameForEachVersion() {
		return cases().stream()
			.map((row) -> DynamicTest.dynamicTest(row.title(),
					() -> assertThat(IntStream.rangeClosed(14, 18).filter(row::isFor))
						.allSatisfy((version) -> assertThat(new PostgreSqlDialect(version).statements(row.operation()))
							.isEqualTo(row.sql()))));
	}

	@Override
	SchemaModel read(Connection connection) {
		SchemaScope scope = new SchemaScope("public", Set.of("hr"), Set.of());
		return new PostgreSqlReflection(connection, dialect(), scope).read();
	}

}
