package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random graphs of revisions on H2.
 */
class H2RandomGraphIntegrationTests extends RandomGraphSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
