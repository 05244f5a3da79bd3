package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;

/**
 * The lock between instances on H2.
 */
class H2LockIntegrationTests extends LockSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.h2();
	}

	@Override
	String holder() {
		return "process '<process>' (user 'SA'), sleep";
	}

	@Override
	String stop() {
		return "CALL ABORT_SESSION(<process>)";
	}

	@Override
	String release() {
		return "UPDATE migration_lock SET session_id = NULL";
	}

}
