package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MariaDB.
 */
class MariaDbCrashResumeIntegrationTests extends CrashResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
