package dev.migration.autogenerate;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Runs on H2.
 */
class H2DataQuestionIntegrationTests extends DataQuestionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

	@Override
	String endless() {
		return "(SELECT count(*) FROM system_range(1, 1000000) a, system_range(1, 1000000) b)";
	}

}
