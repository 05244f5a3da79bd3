package dev.migration.boot.testcontainers;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.autoconfigure.MigrationConnectionDetails;
import dev.migration.boot.autoconfigure.ServiceConnectionDetails;
import dev.migration.command.Migrations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationContainerConnectionDetailsFactory}. Where there is no Docker,
 * a database of the test stands behind the container.
 */
class MigrationContainerConnectionDetailsFactoryIntegrationTests {

	private static final String ELSEWHERE = "jdbc:postgresql://production.example.com/shop";

	private final TestDatabase database = TestDatabase.create();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
				DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
		.withPropertyValues("migration.locations=classpath:dev/migration/boot/shop/revision");

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	private ApplicationContextRunner withContainer() {
		return this.runner.withBean("database", TestDatabase.class, () -> this.database)
			.withUserConfiguration(Container.class);
	}

	@Test
	void migrationsUseTheContainerAsTheApplicationDoes() {
		withContainer().run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(ServiceConnectionDetails.class);
			assertThat(JdbcClient.create(context.getBean(DataSource.class))
				.sql("SELECT name FROM product")
				.query(String.class)
				.list()).containsExactly("first");
		});
	}

	@Test
	void noPropertyLeadsThemElsewhere() {
		withContainer()
			.withPropertyValues("spring.datasource.url=" + ELSEWHERE, "migration.url=" + ELSEWHERE,
					"migration.user=owner", "migration.password=secret")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SimpleDriverDataSource migrated = (SimpleDriverDataSource) context.getBean(Migrations.class)
					.database()
					.dataSource();
				assertThat(migrated.getUrl()).isEqualTo(this.database.url());
				assertThat(migrated.getUsername()).isEqualTo(this.database.user());
			});
	}

	@Test
	void detailsOfTheApplicationsOwnAreTaken() {
		withContainer().withUserConfiguration(OwnDetails.class)
			.withPropertyValues("migration.on-startup=none")
			.run((context) -> assertThat(
					((SimpleDriverDataSource) context.getBean(Migrations.class).database().dataSource()).getUrl())
				.isEqualTo("jdbc:postgresql://own/details"));
	}

	@Test
	void aContainerDoesNotSayWhichOfSeveralDatabasesItIs() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
					DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withBean("database", TestDatabase.class, () -> this.database)
			.withUserConfiguration(Container.class)
			.withPropertyValues("migration.databases.shop.data-source=dataSource",
					"migration.databases.shop.locations=classpath:dev/migration/boot/shop/revision",
					"migration.databases.billing.url=" + ELSEWHERE, "migration.databases.billing.on-startup=none")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean("dev.migration.migrations.shop", Migrations.class).database().dataSource())
					.isSameAs(context.getBean(DataSource.class));
				assertThat(
						((SimpleDriverDataSource) context.getBean("dev.migration.migrations.billing", Migrations.class)
							.database()
							.dataSource()).getUrl())
					.isEqualTo(ELSEWHERE);
			});
	}

	@Test
	void withoutTestcontainersNothingIsMissing() {
		this.runner
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password())
			.withClassLoader(new FilteredClassLoader("org.testcontainers", "org.springframework.boot.testcontainers"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationConnectionDetails.class));
	}

	@Test
	@EnabledIf("dockerAnswers")
	void aContainerOfPostgreSqlIsMigrated() {
		this.runner.withUserConfiguration(PostgreSql.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServiceConnectionDetails.class));
	}

	@Test
	@EnabledIf("dockerAnswers")
	void aContainerOfMariaDbIsMigrated() {
		this.runner.withUserConfiguration(MariaDb.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServiceConnectionDetails.class));
	}

	static boolean dockerAnswers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	@Configuration(proxyBeanMethods = false)
	static class Container {

		@Bean
		@ServiceConnection
		BorrowedDatabase container(TestDatabase database) {
			return new BorrowedDatabase(database);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PostgreSql {

		@Bean
		@ServiceConnection
		PostgreSQLContainer container() {
			return new PostgreSQLContainer("postgres:18-alpine");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MariaDb {

		@Bean
		@ServiceConnection
		MariaDBContainer container() {
			return new MariaDBContainer("mariadb:11.4");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		MigrationConnectionDetails own() {
			return new MigrationConnectionDetails() {

				@Override
				public String getJdbcUrl() {
					return "jdbc:postgresql://own/details";
				}

				@Override
				public String getUsername() {
					return "owner";
				}

				@Override
				public String getPassword() {
					return "secret";
				}

			};
		}

	}

	/**
	 * A container that runs already, without Docker.
	 */
	static final class BorrowedDatabase extends PostgreSQLContainer {

		private final TestDatabase database;

		BorrowedDatabase(TestDatabase database) {
			super("postgres");
			this.database = database;
		}

		@Override
		public void start() {
			// It runs
		}

		@Override
		public void stop() {
			// The test ends it
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public String getJdbcUrl() {
			return this.database.url();
		}

		@Override
		public String getUsername() {
			return this.database.user();
		}

		@Override
		public String getPassword() {
			return this.database.password();
		}

	}

}
