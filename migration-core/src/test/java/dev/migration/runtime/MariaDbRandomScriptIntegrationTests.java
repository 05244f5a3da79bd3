package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random scripts on MariaDB.
 */
class MariaDbRandomScriptIntegrationTests extends RandomScriptSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
