package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Edited scripts on H2.
 */
class H2IntegrityIntegrationTests extends IntegritySuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
