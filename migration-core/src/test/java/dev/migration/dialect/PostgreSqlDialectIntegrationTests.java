package dev.migration.dialect;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.reflection.PostgreSqlReflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link PostgreSqlDialect} against a real server.
 */
class PostgreSqlDialectIntegrationTests extends DialectSuite {

	@Override
	Dialect dialect() {
		return new PostgreSqlDialect();
	}

	@Override
	List<DialectCase> cases() {
		return Stream.of(PostgreSqlTableCases.all(), PostgreSqlColumnCases.all(), PostgreSqlObjectCases.all())
			.flatMap(List::stream)
			.toList();
	}

	@Override
	TestDatabase create() {
		return Databases.postgreSql();
	}

	@Override
	SchemaModel read(Connection connection) {
		SchemaScope scope = new SchemaScope("public", Set.of("hr"), Set.of());
		return new PostgreSqlReflection(connection, dialect(), scope).read();
	}

}
