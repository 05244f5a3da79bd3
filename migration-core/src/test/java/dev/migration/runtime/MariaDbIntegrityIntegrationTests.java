package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Edited scripts on MariaDB.
 */
class MariaDbIntegrityIntegrationTests extends IntegritySuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
