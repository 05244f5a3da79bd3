package dev.migration.boot.actuate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
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

	@Test
	void hidesPasswordsOfConnectionDetails() {
		try (GenericApplicationContext context = context(new MockEnvironment())) {
			context.registerBean(MigrationConnectionDetails.class, Details::new);
			context.refresh();

			assertThat(mask(context, new SimpleDriverDataSource(), Map.of(),
					"carol says rabbit-hole, cheshire cat and cheshire%20cat"))
				.isEqualTo("carol says ******, ****** and ******");
		}
	}

	@Test
	void hidesThePasswordThatMigrationsUse() {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl("jdbc:postgresql://db/shop?sslpassword=drink-me");
		dataSource.setUsername("carol");
		dataSource.setPassword("rabbit-hole");

		try (GenericApplicationContext context = context(new MockEnvironment())) {
			context.refresh();

			assertThat(mask(context, new LazyConnectionDataSourceProxy(dataSource), Map.of(),
					"carol says rabbit-hole and drink-me"))
				.isEqualTo("carol says ****** and ******");
		}
	}

	@Test
	void hidesPasswordsOfThrowawayDatabases() {
		MockEnvironment environment = new MockEnvironment().withProperty("migration.proof.password", "rabbit-hole")
			.withProperty("migration.databases.shop.proof.password", "drink-me");

		assertThat(mask(environment, Map.of(), "rabbit-hole drink-me")).isEqualTo("****** ******");
	}

	private static GenericApplicationContext context(MockEnvironment environment) {
		GenericApplicationContext context = new GenericApplicationContext();
		context.setEnvironment(environment);
		return context;
	}

	private static String mask(MockEnvironment environment, Map<String, String> placeholders, String text) {
		try (GenericApplicationContext context = context(environment)) {
			context.refresh();
			return mask(context, new SimpleDriverDataSource(), placeholders, text);
		}
	}

	private static String mask(ApplicationContext context, DataSource dataSource, Map<String, String> placeholders,
			String text) {
		MigrationDatabase database = new MigrationDatabase("shop", dataSource, Optional::empty, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC())
			.withPlaceholders(placeholders);
		Migrations migrations = new Migrations(MigrationHistory.of(List.of()), database, options);
		return String.valueOf(new KnownSecrets(context).of(migrations).mask(text));
	}

	private static final class Details implements MigrationConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://db/shop?password=cheshire%20cat";
		}

		@Override
		public String getUsername() {
			return "carol";
		}

		@Override
		public String getPassword() {
			return "rabbit-hole";
		}

	}

}
