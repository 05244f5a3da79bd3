package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random graphs of revisions on PostgreSQL.
 */
class PostgreSqlRandomGraphIntegrationTests extends RandomGraphSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
