package dev.migration.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for {@link MySqlDialect} against a real server, where Docker answers.
 */
class MySqlDialectIntegrationTests extends DialectSuite {

	@Override
	Dialect dialect() {
		return new MySqlDialect();
	}

	@Override
	List<DialectCase> cases() {
		return MariaDbCases.all(false);
	}

	@Override
	TestDatabase create() {
		return Databases.mySql();
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
