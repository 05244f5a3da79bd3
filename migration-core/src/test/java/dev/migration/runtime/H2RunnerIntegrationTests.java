package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on H2.
 */
class H2RunnerIntegrationTests extends RunnerSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

	@Override
	boolean transactionalDdl() {
		return false;
	}

}
