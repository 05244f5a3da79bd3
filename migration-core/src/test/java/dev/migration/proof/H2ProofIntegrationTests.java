package dev.migration.proof;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Tests for the proof on H2.
 */
class H2ProofIntegrationTests extends ProofSuite {

	@Override
	TestDatabase database() {
		return Databases.h2();
	}

}
