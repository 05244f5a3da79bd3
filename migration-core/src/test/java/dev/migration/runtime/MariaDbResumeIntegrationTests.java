package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MariaDB.
 */
class MariaDbResumeIntegrationTests extends ResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
