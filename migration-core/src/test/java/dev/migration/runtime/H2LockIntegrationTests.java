package dev.migration.runtime;

import java.nio.file.Path;
import java.util.List;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void fileThatTakesNoChangesIsRefused(@TempDir Path directory) {
		String url = "jdbc:h2:file:" + directory.resolve("app");
		JdbcClient.create(new DriverManagerDataSource(url, "sa", "")).sql("CREATE TABLE account (id int)").update();
		MigrationHistory history = MigrationHistory.of(List.of(revision("a1")));
		MigrationDatabase readOnly = new MigrationDatabase("default",
				new DriverManagerDataSource(url + ";ACCESS_MODE_DATA=r", "sa", ""), () -> Dialects.ofUrl(url), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);

		assertThatExceptionOfType(ReadOnlyDatabaseException.class)
			.isThrownBy(() -> new MigrationRunner(history, readOnly, TestRevisions.options())
				.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS)))
			.withMessageStartingWith("Database 'default' is read-only: it was opened so. ");
	}

}
