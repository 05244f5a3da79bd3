package dev.migration.runtime;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Runs on MariaDB.
 */
class MariaDbCrashResumeIntegrationTests extends CrashResumeSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
	}

	@Test
	void whatIsOfTheServerSurvives() {
		assertSurvives((op) -> {
			op.execute("CREATE ROLE crash_reader");
			op.execute("CREATE USER crash_user");
			op.execute("GRANT crash_reader TO crash_user");
			op.execute("REVOKE crash_reader FROM crash_user");
			op.execute("DROP USER crash_user");
			op.execute("DROP ROLE crash_reader");
			op.execute("CREATE SERVER crash_server FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'localhost')");
			op.execute("DROP SERVER crash_server");
		});
	}

}
