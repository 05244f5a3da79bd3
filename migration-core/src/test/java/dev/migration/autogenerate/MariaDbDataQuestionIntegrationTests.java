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

	@Override
	String endless() {
		return "(SELECT count(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq + b.seq > 0)";
	}

}
