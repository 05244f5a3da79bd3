package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MySQL, where Docker answers.
 */
class MySqlRunnerIntegrationTests extends RunnerSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mySql();
	}

	@Override
	boolean transactionalDdl() {
		return false;
	}

}
