package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Version rows against the history on MariaDB.
 */
class MariaDbHistoryContradictionIntegrationTests extends HistoryContradictionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
