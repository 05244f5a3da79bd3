package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;

import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerSession}.
 */
class ServerSessionIntegrationTests {

	@Test
	void whatOthersHaveSetStaysOnOneLine() throws SQLException {
		try (TestDatabase database = Databases.h2(); Connection connection = database.dataSource().getConnection()) {
			assertThat(ServerSession.read(connection, """
					SELECT '7', 'app', CHAR(10) || 'web' || CHAR(9) || '1', NULL, 'Active', NULL,
					    'SELECT 1' || CHAR(8232) || 'ERROR' || CHAR(133) || 'a' || CHAR(27) || '[2J' || CHAR(8238)
					""")).singleElement()
				.extracting(ServerSession::description)
				.isEqualTo("process '7' (user 'app', application 'web 1'), active: SELECT 1 ERROR a [2J");
		}
	}

}
