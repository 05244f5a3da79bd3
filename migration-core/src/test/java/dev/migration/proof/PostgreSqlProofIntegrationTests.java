package dev.migration.proof;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for the proof on PostgreSql.
 */
class PostgreSqlProofIntegrationTests extends ProofSuite {

	@Override
	TestDatabase database() {
		return Databases.postgreSql();
	}

}
