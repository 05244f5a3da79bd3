package dev.migration.runtime;

import java.time.Duration;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The lock between instances on MariaDB.
 */
class MariaDbLockIntegrationTests extends LockSuite {

	@Override
	TestDatabase createDatabase() {
		return Databases.mariaDb();
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

	@Test
	void serverThatTakesNoChangesIsRefused() {
		upgrade(Duration.ZERO, revision("a1"));
		JdbcClient jdbc = JdbcClient.create(database().dataSource());
		jdbc.sql("SET GLOBAL read_only = 1").update();
		try {
			assertThatExceptionOfType(ReadOnlyDatabaseException.class)
				.isThrownBy(() -> upgrade(Duration.ZERO, revision("a1"), revision("b2", "a1", "SELECT 1")))
				.withMessageStartingWith("Database 'default' is read-only: 'read_only' is on. ");
		}
		finally {
			jdbc.sql("SET GLOBAL read_only = 0").update();
		}
	}

}
