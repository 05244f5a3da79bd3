package dev.migration.boot.actuate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsInfoContributor} and its auto-configuration.
 */
class MigrationsInfoIntegrationTests {

	private TestDatabase database;

	private ApplicationContextRunner unasked;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		String location = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;")
			.with("b2", "a1", "SELECT 1;", "SELECT 1;")
			.location();
		this.unasked = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationsInfoContributorAutoConfiguration.class))
			.withPropertyValues("migration.locations=" + location, "migration.target=a1",
					"spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password());
		this.runner = this.unasked.withPropertyValues("management.info.migrations.enabled=true");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void tellsWhereEachDatabaseIs() {
		this.runner.run((context) -> assertThat(info(context)).isEqualTo(Map.of("migrations", Map.of("default",
				Map.of("state", MigrationState.PENDING, "current", List.of("a1"), "heads", List.of("b2"))))));
	}

	@Test
	void aDatabaseThatCannotBeReachedDoesNotSpoilTheRest() {
		this.runner
			.withPropertyValues("migration.on-startup=none", "migration.url=" + this.database.url(),
					"migration.user=nobody", "migration.password=open-sesame")
			.run((context) -> assertThat(info(context)).isEqualTo(Map.of("migrations", Map.of("default",
					Map.of("state", MigrationState.UNREACHABLE, "current", List.of(), "heads", List.of("b2"))))));
	}

	@Test
	void aTableThatIsSomethingElseDoesNotSpoilTheRest() {
		JdbcClient.create(this.database.dataSource()).sql("CREATE TABLE migration_version (other text)").update();

		this.runner.withPropertyValues("migration.on-startup=none")
			.run((context) -> assertThat(info(context)).isEqualTo(Map.of("migrations", Map.of("default",
					Map.of("state", MigrationState.UNREACHABLE, "current", List.of(), "heads", List.of("b2"))))));
	}

	@Test
	void hasToBeAskedFor() {
		this.unasked
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsInfoContributor.class));
		this.unasked.withPropertyValues("management.info.defaults.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsInfoContributor.class));
		this.unasked.withPropertyValues("management.info.migrations.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(MigrationsInfoContributor.class));
	}

	@Test
	void asksAllDatabasesAtOnce() {
		CountDownLatch asked = new CountDownLatch(2);
		DataSource meeting = new DelegatingDataSource(this.database.dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				asked.countDown();
				try {
					asked.await();
				}
				catch (InterruptedException ex) {
					throw new SQLException(ex);
				}
				return super.getConnection();
			}

		};
		Info.Builder builder = new Info.Builder();

		new MigrationsInfoContributor(List.of(migrations("shop", meeting), migrations("crm", meeting)))
			.contribute(builder);

		Map<String, Object> nothing = Map.of("state", MigrationState.UP_TO_DATE, "current", List.of(), "heads",
				List.of());
		assertThat(builder.build().getDetails())
			.isEqualTo(Map.of("migrations", Map.of("shop", nothing, "crm", nothing)));
	}

	private static Migrations migrations(String name, DataSource dataSource) {
		return new Migrations(MigrationHistory.of(List.of()),
				new MigrationDatabase(name, dataSource, Optional::empty, null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC()));
	}

	@Test
	void withoutMigrationsOrActuatorThereIsNone() {
		this.runner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsInfoContributor.class));
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dev.migration.infoContributor"));
	}

	@Test
	void anApplicationsOwnContributorTakesItsPlace() {
		this.runner.withBean("own", MigrationsInfoContributor.class, () -> new MigrationsInfoContributor(List.of()))
			.run((context) -> assertThat(context).hasSingleBean(MigrationsInfoContributor.class).hasBean("own"));
	}

	private static Map<String, Object> info(BeanFactory context) {
		Info.Builder builder = new Info.Builder();
		context.getBean(MigrationsInfoContributor.class).contribute(builder);
		return builder.build().getDetails();
	}

}
