package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Version rows against the history on H2.
 */
class H2HistoryContradictionIntegrationTests extends HistoryContradictionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

}
