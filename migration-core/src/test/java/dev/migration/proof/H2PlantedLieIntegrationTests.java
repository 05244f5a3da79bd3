package dev.migration.proof;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Lies that the proof catches on H2.
 */
class H2PlantedLieIntegrationTests extends PlantedLieSuite {

	@Override
	TestDatabase database() {
		return Databases.h2();
	}

}
