package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Waits on H2.
 */
class H2SessionLimitsIntegrationTests extends SessionLimitsSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
