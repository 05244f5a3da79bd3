package dev.migration.boot.docker.compose;

import java.util.Map;

import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.boot.autoconfigure.ServiceConnectionDetails;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JdbcAdaptingMigrationConnectionDetailsFactory}, found as Docker
 * Compose finds it.
 */
class JdbcAdaptingMigrationConnectionDetailsFactoryTests {

	@Test
	void migrationsUseTheConnectionOfTheApplication() {
		Map<Class<?>, ConnectionDetails> found = new ConnectionDetailsFactories(getClass().getClassLoader())
			.getConnectionDetails(new ComposeDetails(), true);

		assertThat(found).containsOnlyKeys(MigrationConnectionDetails.class);
		assertThat(found.get(MigrationConnectionDetails.class)).isInstanceOfSatisfying(ServiceConnectionDetails.class,
				(details) -> {
					assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:54321/shop");
					assertThat(details.getUsername()).isEqualTo("shopkeeper");
					assertThat(details.getPassword()).isEqualTo("secret");
				});
	}

	private static final class ComposeDetails implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://127.0.0.1:54321/shop";
		}

		@Override
		public String getUsername() {
			return "shopkeeper";
		}

		@Override
		public String getPassword() {
			return "secret";
		}

	}

}
