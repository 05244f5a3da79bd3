package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on PostgreSQL.
 */
class PostgreSqlResumeIntegrationTests extends ResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
