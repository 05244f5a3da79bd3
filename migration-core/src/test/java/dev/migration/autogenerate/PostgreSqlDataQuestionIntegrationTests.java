package dev.migration.autogenerate;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on PostgreSQL.
 */
class PostgreSqlDataQuestionIntegrationTests extends DataQuestionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

	@Override
	String endless() {
		return "(SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b)";
	}

}
