package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link MariaDbDialect} against a real server.
 */
class MariaDbDialectIntegrationTests extends DialectSuite {

	@Override
	Dialect dialect() {
		return new MariaDbDialect(11, 4);
	}

	@Override
	List<DialectCase> cases() {
		return MariaDbCases.all(true);
	}

	@Override
	TestDatabase create() {
		return Databases.mariaDb();
	}

	@Override
	SchemaModel read(Connection connection) {
		return MariaDbCases.read(connection, dialect());
	}

	@Override
	SchemaModel comparable(SchemaModel schema) {
		return MariaDbCases.comparable(schema);
	}

	@Override
	void begin(Connection connection) throws SQLException {
		MariaDbCases.begin(connection);
	}

	@Override
	void end(Connection connection) throws SQLException {
		MariaDbCases.end(connection);
	}

}
