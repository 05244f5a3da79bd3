package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Waits on MariaDB.
 */
class MariaDbSessionLimitsIntegrationTests extends SessionLimitsSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
