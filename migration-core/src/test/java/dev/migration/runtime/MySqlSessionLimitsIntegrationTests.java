package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Waits on MySQL, where Docker answers.
 */
class MySqlSessionLimitsIntegrationTests extends SessionLimitsSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mySql();
	}

}
