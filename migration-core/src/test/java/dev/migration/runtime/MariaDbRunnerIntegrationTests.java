package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MariaDB.
 */
class MariaDbRunnerIntegrationTests extends RunnerSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

	@Override
	boolean transactionalDdl() {
		return false;
	}

}
