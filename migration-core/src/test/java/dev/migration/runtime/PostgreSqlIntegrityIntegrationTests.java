package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Edited scripts on PostgreSQL.
 */
class PostgreSqlIntegrityIntegrationTests extends IntegritySuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.postgreSql();
	}

}
