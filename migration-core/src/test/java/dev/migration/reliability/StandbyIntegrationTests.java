package dev.migration.reliability;

import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.revision.RevisionTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server that takes no changes: a standby, and a database that is read-only.
 */
@Tag("reliability")
class StandbyIntegrationTests {

	@Test
	void serverThatTakesNoChangesIsNamedAsOneAndServesWhoHasNothingToDo() throws Exception {
		try (PostgreSqlReliabilityServer server = PostgreSqlReliabilityServer.start(Map.of())) {
			ServerDatabase database = server.create("app");
			upgrade(database, "r02");
			DatabaseImage before = DatabaseImage.of(database);

			JdbcClient.create(database.dataSource())
				.sql("ALTER DATABASE app SET default_transaction_read_only = on")
				.update();
			assertRefused(database, before);

			server.becomeStandby();
			assertRefused(database, before);
		}
	}

	private static void assertRefused(ServerDatabase database, DatabaseImage before) {
		assertThatNoException().isThrownBy(() -> upgrade(database, "r02"));
		assertThat(catchThrowableOfType(MigrationException.class, () -> upgrade(database, "r03")))
			.hasMessageStartingWith("Database 'default' is read-only");
		assertThat(DatabaseImage.of(database)).isEqualTo(before);
	}

	private static void upgrade(ServerDatabase database, String target) {
		MigrationRun.migrations(database, database.dataSource()).upgrade(RevisionTarget.parse(target));
	}

}
