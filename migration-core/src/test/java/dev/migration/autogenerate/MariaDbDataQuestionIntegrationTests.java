package dev.migration.autogenerate;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on MariaDB.
 */
class MariaDbDataQuestionIntegrationTests extends DataQuestionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
