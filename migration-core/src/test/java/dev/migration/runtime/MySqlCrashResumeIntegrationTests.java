package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MySQL.
 */
class MySqlCrashResumeIntegrationTests extends CrashResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mySql();
	}

}
