package dev.migration.proof;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * Lies that the proof catches on MariaDB.
 */
class MariaDbPlantedLieIntegrationTests extends PlantedLieSuite {

	@Override
	TestDatabase database() {
		return Databases.mariaDb();
	}

}
