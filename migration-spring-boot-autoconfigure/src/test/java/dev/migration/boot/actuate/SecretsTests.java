package dev.migration.boot.actuate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	@Test
	void hidesPasswords() {
		MockEnvironment environment = new MockEnvironment().withProperty("migration.password", "wonderland")
			.withProperty("spring.datasource.password", "looking-glass")
			.withProperty("migration.databases.shop.password", "wonderland-2");

		assertThat(mask(environment, Map.of(), "wonderland, wonderland-2 and looking-glass"))
			.isEqualTo("******, ****** and ******");
	}

	@Test
	void showsAPasswordThatIsTheNameOfItsUser() {
		MockEnvironment environment = new MockEnvironment().withProperty("migration.user", "postgres")
			.withProperty("migration.password", "postgres");

		assertThat(mask(environment, Map.of(), "role \"postgres\"")).isEqualTo("role \"postgres\"");
	}

	@Test
	void hidesPlaceholdersThatAreCalledLikeSecrets() {
		Map<String, String> placeholders = Map.of("app_password", "hush-4711", "apiKey", "abcdef", "schema", "shopping",
				"pin_secret", "123");

		assertThat(mask(new MockEnvironment(), placeholders, "hush-4711 abcdef shopping 123"))
			.isEqualTo("****** ****** shopping 123");
	}

	@Test
	void hidesWhatUrlsSay() {
		assertThat(mask(new MockEnvironment(), Map.of(),
				"jdbc:postgresql://db/shop?user=alice&password=wonder%20land&ssl=true"))
			.isEqualTo("jdbc:postgresql://db/shop?user=alice&password=******&ssl=true");
		assertThat(mask(new MockEnvironment(), Map.of(), "r2dbc:postgresql://alice:wonderland@db/shop"))
			.isEqualTo("r2dbc:postgresql://******@db/shop");
	}

	@Test
	void hidesPasswordsOfStores() {
		assertThat(mask(new MockEnvironment(), Map.of(),
				"jdbc:mariadb://db/shop?trustStorePassword=changeit&keyStorePassword=geheim;x=1"))
			.isEqualTo("jdbc:mariadb://db/shop?trustStorePassword=******&keyStorePassword=******;x=1");
	}

	@Test
	void leavesSqlAndKeysOfTablesAlone() {
		assertThat(mask(new MockEnvironment(), Map.of("key_table", "api_user"),
				"UPDATE api_user SET password=upper(login), token=NULL"))
			.isEqualTo("UPDATE api_user SET password=upper(login), token=NULL");
	}

	private static String mask(MockEnvironment environment, Map<String, String> placeholders, String text) {
		MigrationDatabase database = new MigrationDatabase("shop", new SimpleDriverDataSource(), Optional::empty, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC())
			.withPlaceholders(placeholders);
		return String
			.valueOf(new KnownSecrets(environment).of(new Migrations(MigrationHistory.of(List.of()), database, options))
				.mask(text));
	}

}
