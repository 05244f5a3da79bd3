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

}
