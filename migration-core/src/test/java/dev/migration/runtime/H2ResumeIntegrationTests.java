package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on H2.
 */
class H2ResumeIntegrationTests extends ResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
