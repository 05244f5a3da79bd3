package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random graphs of revisions on MariaDB.
 */
class MariaDbRandomGraphIntegrationTests extends RandomGraphSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

}
