package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Random scripts on PostgreSQL.
 */
class PostgreSqlRandomScriptIntegrationTests extends RandomScriptSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
