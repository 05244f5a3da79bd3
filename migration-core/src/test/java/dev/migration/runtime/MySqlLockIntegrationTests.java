package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * The lock between instances on MySQL, where Docker answers.
 */
class MySqlLockIntegrationTests extends LockSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mySql();
	}

	@Override
	String holder() {
		return "process '<process>' (user '<any>', from '<any>'), idle";
	}

	@Override
	String stop() {
		return "KILL <process>";
	}

	@Override
	String release() {
		return "DO RELEASE_ALL_LOCKS()";
	}

}
