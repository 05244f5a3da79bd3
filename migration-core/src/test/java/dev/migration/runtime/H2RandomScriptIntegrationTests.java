package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random scripts on H2.
 */
class H2RandomScriptIntegrationTests extends RandomScriptSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
