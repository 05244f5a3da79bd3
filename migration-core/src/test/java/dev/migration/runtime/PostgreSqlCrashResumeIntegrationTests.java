package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on PostgreSQL.
 */
class PostgreSqlCrashResumeIntegrationTests extends CrashResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
