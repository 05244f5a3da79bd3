package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on H2.
 */
class H2CrashResumeIntegrationTests extends CrashResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
