package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on PostgreSQL.
 */
class PostgreSqlRunnerIntegrationTests extends RunnerSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

	@Override
	boolean transactionalDdl() {
		return true;
	}

}
