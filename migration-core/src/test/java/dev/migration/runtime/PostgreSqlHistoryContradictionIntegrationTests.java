package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Version rows against the history on PostgreSQL.
 */
class PostgreSqlHistoryContradictionIntegrationTests extends HistoryContradictionSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
